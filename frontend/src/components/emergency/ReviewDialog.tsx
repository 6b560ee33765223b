import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { Emergency, EmergencyReview } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { FormDialog } from '@/lib/ui/FormDialog';
import { Said } from '@/lib/ui/Said';

const LONGEST_NOTE = 500;

interface ReviewDialogProps {
  emergency: Emergency;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (said: EmergencyReview) => void;
  onClose: () => void;
}

/** Whether an emergency access was right. A verdict stands: there is one for each. */
export function ReviewDialog({ emergency, onSubmit, ...asked }: ReviewDialogProps) {
  const [verdict, setVerdict] = useKeptState<string | null>('verdict', null);
  const [note, setNote] = useKeptState('note of the verdict', '');
  const [wasSent, setSent] = useState(false);
  const isWrong = verdict === 'wrong';
  const isNoteMissing = isWrong && note.trim() === '';

  const submit = () => {
    setSent(true);
    if (verdict !== null && !isNoteMissing) {
      onSubmit({ was_right: !isWrong, note: note.trim() || null });
    }
  };

  return (
    <FormDialog
      title={`The access of ${emergency.user_name ?? 'a former user'}`}
      action="Save the verdict"
      {...asked}
      onSubmit={submit}
    >
      <Said>{emergency.reason}</Said>
      <Radio.Group
        label="Was it right to open this record?"
        value={verdict}
        onChange={setVerdict}
        error={wasSent && verdict === null ? 'Say whether it was.' : undefined}
      >
        <Stack gap={8} mt={6} mb={4}>
          <Radio value="right" label="Yes: the patient’s care needed it" data-autofocus />
          <Radio value="wrong" label="No: it has to be followed up" />
        </Stack>
      </Radio.Group>
      <Textarea
        label="Note"
        description={isWrong ? 'What has to happen now.' : 'Optional. Kept with the verdict.'}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={LONGEST_NOTE}
        autosize
        minRows={2}
        error={wasSent && isNoteMissing ? 'Say what was wrong.' : undefined}
      />
    </FormDialog>
  );
}
