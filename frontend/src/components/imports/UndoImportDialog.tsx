import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import { useKeptState } from '@/lib/session/keptText';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

const { maxLength, needed } = FIELD_RULES.UndoRequest.reason;

interface UndoImportDialogProps {
  count: number;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** Takes a whole import back, for a reason. */
export function UndoImportDialog({ count, problem, isSaving, onSubmit, onClose }: UndoImportDialogProps) {
  const [reason, setReason] = useKeptState('reason of undoing an import', '');
  const [wasSent, setSent] = useState(false);
  const isMissing = reason.trim() === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!isMissing) {
      onSubmit(reason.trim());
    }
  };

  return (
    <Dialog title="Undo this import" onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label="Undo this import">
        <Stack gap="md">
          <Refusal problem={problem} />
          <Text size="sm">
            {count === 1 ? 'The new patient is' : `The ${count} new patients are`} archived. Whose record was changed
            since, or who has more insurance than the file said, stays and is named. Records that were updated stay as
            they are.
          </Text>
          <Textarea
            label="Reason"
            description="Stands in the records and in the audit trail."
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
              Undo the import
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
