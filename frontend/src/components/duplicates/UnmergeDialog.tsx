import { Checkbox, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { MergeField, UnmergePreview, UnmergeRequest } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { FormDialog } from '@/lib/ui/FormDialog';
import { ReasonField } from '@/lib/ui/ReasonField';
import { useReason } from '@/lib/ui/useReason';
import { isMergeField } from './mergeFields';

interface UnmergeDialogProps {
  survivorName: string;
  preview: UnmergePreview;
  problem: ApiProblem | null;
  isSaving: boolean;
  onUndo: (request: UnmergeRequest) => void;
  onClose: () => void;
}

/** Both records come back as they were; what was changed since is decided field by field. */
export function UnmergeDialog({ survivorName, preview, onUndo, ...asked }: UnmergeDialogProps) {
  const [kept, setKept] = useKeptState<readonly string[]>(
    'what stays when a merge is undone',
    preview.changed_since.map(({ field }) => field),
  );
  const reason = useReason('undoing a merge', FIELD_RULES.UnmergeRequest.reason);
  const [wasSent, setSent] = useState(false);

  const submit = () => {
    setSent(true);
    if (reason.fault === null) {
      onUndo({
        version: preview.other_version,
        survivor_version: preview.survivor_version,
        keep: kept.filter((field): field is MergeField => isMergeField(field)),
        decided: preview.changed_since.length > 0,
        reason: reason.words,
      });
    }
  };
  return (
    <FormDialog title="Undo the merge" action="Undo the merge" {...asked} onSubmit={submit}>
      <Text size="sm">Both records come back as they were before the merge.</Text>
      <ChangedSince survivorName={survivorName} preview={preview} kept={kept} onKept={setKept} />
      <ReasonField reason={reason} isChecked={wasSent} isFirst />
    </FormDialog>
  );
}

interface ChangedSinceProps {
  survivorName: string;
  preview: UnmergePreview;
  kept: readonly string[];
  onKept: (fields: string[]) => void;
}

function ChangedSince({ survivorName, preview, kept, onKept }: ChangedSinceProps) {
  if (preview.changed_since.length === 0) {
    return null;
  }
  return (
    <Checkbox.Group
      label={`Changed since, in the record of ${survivorName}`}
      description="What is ticked stays as it is now."
      value={[...kept]}
      onChange={onKept}
    >
      <Stack gap={8} mt={8}>
        {preview.changed_since.map(({ field, label, after, is_masked }) => (
          <Checkbox
            key={field}
            value={field}
            label={`${label}: ${is_masked ? 'not shown to your role' : (after ?? 'nothing')}`}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
