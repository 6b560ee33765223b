import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { RestrictionChange } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

const LONGEST_REASON = 500;

interface RestrictDialogProps {
  isRestricted: boolean;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (change: RestrictionChange) => void;
  onClose: () => void;
}

/** Closes a record to those who do not treat the patient, or opens it again. */
export function RestrictDialog(props: RestrictDialogProps) {
  const { isRestricted, problem, isSaving, onSubmit, onClose } = props;
  const [reason, setReason] = useState('');
  const [wasSent, setSent] = useState(false);
  const isMissing = reason.trim() === '';
  const title = isRestricted ? 'Lift the restriction' : 'Restrict this patient';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!isMissing) {
      onSubmit({ is_restricted: !isRestricted, reason: reason.trim() });
    }
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label={title}>
        <Stack gap="md">
          <Refusal problem={problem} />
          <Text size="sm">
            {isRestricted
              ? 'Everybody in the practice who sees patients finds and opens this record again.'
              : 'Only those who treat the patient, and those with the permission, find and open this record from now on.'}
            {isRestricted ? '' : ' It counts while the practice’s switch for restricted patients is on.'}
          </Text>
          <Textarea
            label="Reason"
            description="Stands in the audit trail."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={LONGEST_REASON}
            autosize
            minRows={2}
            data-autofocus
            error={wasSent && isMissing ? 'Say why.' : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              {isRestricted ? 'Lift the restriction' : 'Restrict'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
