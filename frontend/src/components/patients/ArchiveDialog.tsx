import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import { useKeptState } from '@/lib/session/keptText';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

const { maxLength, needed } = FIELD_RULES.ArchiveRequest.reason;

interface ArchiveDialogProps {
  /** An archived patient is restored, any other archived. */
  isArchived: boolean;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** Takes a record out of daily use, or brings it back, for a reason. */
export function ArchiveDialog({ isArchived, problem, isSaving, onSubmit, onClose }: ArchiveDialogProps) {
  const [reason, setReason] = useKeptState('reason of archiving', '');
  const [wasSent, setSent] = useState(false);
  const isMissing = reason.trim() === '';
  const title = isArchived ? 'Restore this patient' : 'Archive this patient';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!isMissing) {
      onSubmit(reason.trim());
    }
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label={title}>
        <Stack gap="md">
          <Refusal problem={problem} />
          <Text size="sm">
            {isArchived
              ? 'The record comes back into lists and searches, in the status that it had.'
              : 'The record leaves lists, searches and reminders. Nothing is deleted, and it can be restored at any time.'}
          </Text>
          <Textarea
            label="Reason"
            description="Stands in the record and in the audit trail."
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
            <Button type="submit" loading={isSaving}>
              {isArchived ? 'Restore' : 'Archive'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
