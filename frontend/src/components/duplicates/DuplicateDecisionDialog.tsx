import { Text } from '@mantine/core';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { DuplicateCandidate } from '@/lib/api/shapes';
import { FormDialog } from '@/lib/ui/FormDialog';
import { ReasonField } from '@/lib/ui/ReasonField';
import { useReason } from '@/lib/ui/useReason';
import { DuplicateCandidates } from './DuplicateCandidates';

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
  const { candidates, closed, onDecide, ...dialog } = props;
  const reason = useReason('somebody else', FIELD_RULES.DuplicateDecision.reason);
  const [wasSent, setSent] = useState(false);

  const submit = () => {
    setSent(true);
    if (reason.fault === null) {
      onDecide(reason.words);
    }
  };
  return (
    <FormDialog
      {...dialog}
      title="Is this the same person?"
      size="lg"
      action="Somebody else: add the patient"
      cancel="Back to the form"
      onSubmit={submit}
    >
      <Text size="sm">
        Somebody like this is on record already. Open the record and look. If it is the same person, go on there and
        leave this form.
      </Text>
      <DuplicateCandidates candidates={candidates} closed={closed} />
      <ReasonField
        reason={reason}
        label="Why is this somebody else?"
        description="Kept with both records, so that nobody is asked again."
        isChecked={wasSent}
        isFirst
      />
    </FormDialog>
  );
}
