import { Text, TextInput } from '@mantine/core';
import { placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { DeceasedChange, Patient } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { FormDialog } from '@/lib/ui/FormDialog';

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
  const [day, setDay] = useKeptState('day of death', '');
  const placed = placedRules(problem, { deceased_on: day }, {});
  return (
    <FormDialog
      title={patient.deceased ? 'Take the notice of death back' : 'Note that the patient has died'}
      action={patient.deceased ? 'Take it back' : 'Note it'}
      {...{ problem, placed, isSaving, onClose }}
      onSubmit={() => onSubmit({ deceased: !patient.deceased, deceased_on: day || null })}
    >
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
          data-autofocus
          error={placed.atFields[0]?.message}
        />
      )}
    </FormDialog>
  );
}
