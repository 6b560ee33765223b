import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { DuplicateCandidate } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { DuplicateCandidates } from './DuplicateCandidates';

const LONGEST_REASON = 500;

interface DuplicateDecisionDialogProps {
  candidates: readonly DuplicateCandidate[];
  closed: number;
  problem: ApiProblem | null;
  isSaving: boolean;
  onDecide: (reason: string) => void;
  onClose: () => void;
}

/** Nobody is added a second time by a click: whoever goes on says why this is somebody else. */
export function DuplicateDecisionDialog(props: DuplicateDecisionDialogProps) {
  const { candidates, closed, problem, isSaving, onDecide, onClose } = props;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const words = reason.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(words === '');
    if (words !== '') {
      onDecide(words);
    }
  };
  return (
    <Dialog title="Is this the same person?" size="lg" onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label="Is this the same person?">
        <Stack gap="md">
          <Refusal problem={problem} />
          <Text size="sm">
            Somebody like this is on record already. Open the record and look. If it is the same person, go on there and
            leave this form.
          </Text>
          <DuplicateCandidates candidates={candidates} closed={closed} />
          <Textarea
            label="Why is this somebody else?"
            description="Kept with both records, so that nobody is asked again."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={LONGEST_REASON}
            autosize
            minRows={2}
            maxRows={5}
            data-autofocus
            error={isMissing && words === '' ? 'Say why.' : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Back to the form
            </Button>
            <Button type="submit" loading={isSaving}>
              Somebody else: add the patient
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
