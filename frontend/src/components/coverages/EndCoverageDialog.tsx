import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Coverage, CoverageEnd } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

const { maxLength, needed } = FIELD_RULES.CoverageEnd.reason;

interface EndCoverageDialogProps {
  coverage: Pick<Coverage, 'payer_name' | 'begins_on'>;
  today: string;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (asked: Omit<CoverageEnd, 'version'>) => void;
  onClose: () => void;
}

/** A coverage is over: since when, and why. */
export function EndCoverageDialog({ coverage, today, problem, isSaving, onSubmit, onClose }: EndCoverageDialogProps) {
  const [reason, setReason] = useKeptState('reason of the end', '');
  const [day, setDay] = useState(today);
  const [wasSent, setSent] = useState(false);
  const isMissing = reason.trim() === '';
  const { atFields, elsewhere } = placedRules(problem, { ended_on: day }, {});

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!isMissing) {
      onSubmit({ ended_on: day || null, reason: reason.trim() });
    }
  };

  return (
    <Dialog title="End this insurance" onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label="End this insurance">
        <Stack gap="md">
          {atFields.length > 0 && elsewhere.length === 0 ? null : <Refusal problem={problem} elsewhere={elsewhere} />}
          <Text size="sm">
            {coverage.payer_name} stays on record with everything that is known of it. It is not checked any more.
          </Text>
          <TextInput
            label="Last day"
            type="date"
            max={today}
            {...(coverage.begins_on === null ? {} : { min: coverage.begins_on })}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
            error={atFields[0]?.message}
          />
          <Textarea
            label="Reason"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={maxLength}
            autosize
            minRows={2}
            data-autofocus
            error={wasSent && isMissing ? needed : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" color="red" loading={isSaving}>
              End it
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
