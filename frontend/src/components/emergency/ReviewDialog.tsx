import { Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { Emergency, EmergencyReview } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import classes from './EmergencyQueue.module.css';

const LONGEST_NOTE = 500;

interface ReviewDialogProps {
  emergency: Emergency;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (said: EmergencyReview) => void;
  onClose: () => void;
}

/** Whether an emergency access was right. A verdict stands: there is one for each. */
export function ReviewDialog({ emergency, problem, isSaving, onSubmit, onClose }: ReviewDialogProps) {
  const [verdict, setVerdict] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [wasSent, setSent] = useState(false);
  const isWrong = verdict === 'wrong';
  const isNoteMissing = isWrong && note.trim() === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (verdict !== null && !isNoteMissing) {
      onSubmit({ was_right: !isWrong, note: note.trim() || null });
    }
  };

  return (
    <Dialog title={`The access of ${emergency.user_name ?? 'a former user'}`} onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label="Review">
        <Stack gap="md">
          <Refusal problem={problem} />
          <blockquote className={classes.reason}>{emergency.reason}</blockquote>
          <Radio.Group
            label="Was it right to open this record?"
            value={verdict}
            onChange={setVerdict}
            error={wasSent && verdict === null ? 'Say whether it was.' : undefined}
          >
            <Stack gap={8} mt={6} mb={4}>
              <Radio value="right" label="Yes: the patient’s care needed it" />
              <Radio value="wrong" label="No: it has to be followed up" />
            </Stack>
          </Radio.Group>
          <Textarea
            label="Note"
            description={isWrong ? 'What has to happen now.' : 'Optional. Stands beside the verdict.'}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={LONGEST_NOTE}
            autosize
            minRows={2}
            error={wasSent && isNoteMissing ? 'Say what was wrong.' : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              Save the verdict
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
