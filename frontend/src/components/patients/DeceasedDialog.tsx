import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { DeceasedChange, Patient } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

type Noted = Omit<DeceasedChange, 'version'>;

interface DeceasedDialogProps {
  patient: Pick<Patient, 'deceased' | 'birth_date'>;
  /** The practice's day, after which nobody has died. */
  today: string;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (noted: Noted) => void;
  onClose: () => void;
}

/** Notes that the patient has died, or takes the notice back. */
export function DeceasedDialog({ patient, today, problem, isSaving, onSubmit, onClose }: DeceasedDialogProps) {
  const [day, setDay] = useState('');
  const { atFields, elsewhere } = placedRules(problem, { deceased_on: day }, {});
  const title = patient.deceased ? 'Take the notice of death back' : 'Note that the patient has died';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ deceased: !patient.deceased, deceased_on: day || null });
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label={title}>
        <Stack gap="md">
          {atFields.length > 0 && elsewhere.length === 0 ? null : <Refusal problem={problem} elsewhere={elsewhere} />}
          <Text size="sm">
            {patient.deceased
              ? 'Reminders, checks and outreach begin again.'
              : 'Reminders, checks and outreach end. The record stays as it is.'}
          </Text>
          {patient.deceased ? null : (
            <TextInput
              label="Day of death"
              description="May be left empty while it is not known."
              type="date"
              min={patient.birth_date}
              max={today}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
              error={atFields[0]?.message}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving} data-autofocus>
              {patient.deceased ? 'Take it back' : 'Note it'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
