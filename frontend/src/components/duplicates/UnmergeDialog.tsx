import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { MergeField, UnmergePreview, UnmergeRequest } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { isMergeField } from './mergeFields';

const LONGEST_REASON = 500;

interface UnmergeDialogProps {
  survivorName: string;
  preview: UnmergePreview;
  problem: ApiProblem | null;
  isSaving: boolean;
  onUndo: (request: UnmergeRequest) => void;
  onClose: () => void;
}

/** Both records come back as they were; what was changed since is decided field by field. */
export function UnmergeDialog({ survivorName, preview, problem, isSaving, onUndo, onClose }: UnmergeDialogProps) {
  const [kept, setKept] = useState<readonly string[]>(preview.changed_since.map(({ field }) => field));
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const words = reason.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(words === '');
    if (words !== '') {
      onUndo({
        version: preview.other_version,
        survivor_version: preview.survivor_version,
        keep: kept.filter((field): field is MergeField => isMergeField(field)),
        decided: preview.changed_since.length > 0,
        reason: words,
      });
    }
  };
  return (
    <Dialog title="Undo the merge" onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label="Undo the merge">
        <Stack gap="md">
          <Refusal problem={problem} />
          <Text size="sm">Both records come back as they were before the merge.</Text>
          <ChangedSince survivorName={survivorName} preview={preview} kept={kept} onKept={setKept} />
          <TextInput
            label="Reason"
            description="Stands in the audit trail."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={LONGEST_REASON}
            data-autofocus
            error={isMissing && words === '' ? 'Say why.' : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              Undo the merge
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
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
