import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

const { maxLength, needed } = FIELD_RULES.DocumentRemoval.reason;

interface RemovePictureDialogProps {
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** Takes a picture out of use, for a reason. */
export function RemovePictureDialog({ problem, isSaving, onSubmit, onClose }: RemovePictureDialogProps) {
  const [reason, setReason] = useState('');
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
    <Dialog title="Remove this picture" onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label="Remove this picture">
        <Stack gap="md">
          <Refusal problem={problem} />
          <Text size="sm">Nobody is shown it any more. It is kept, sealed.</Text>
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
              Remove
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
