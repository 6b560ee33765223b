import { MergeHistory } from '@/components/duplicates/MergeHistory';
import { UnmergeDialog } from '@/components/duplicates/UnmergeDialog';
import { asProblem } from '@/lib/api/problem';
import type { MergeLine } from '@/lib/api/shapes';
import { useMerges, useUnmerge, useUnmergePreview } from '@/lib/queries/duplicateQueries';
import { useKeptState } from '@/lib/session/keptText';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { Surface } from '@/lib/ui/Surface';
import { tellDone } from '@/lib/ui/toasts';

/** What was merged lately; nothing while nothing was. */
export function PastMerges() {
  const merges = useMerges().data ?? [];
  const [undone, setUndone] = useKeptState<MergeLine | null>('merge to undo', null);
  if (merges.length === 0) {
    return null;
  }
  return (
    <>
      <Surface title="Merged" subtitle="Every merge can be undone." isPadded={false}>
        <MergeHistory merges={merges} onUndo={setUndone} />
      </Surface>
      {undone === null ? null : <Undoing merge={undone} onClose={() => setUndone(null)} />}
    </>
  );
}

function Undoing({ merge, onClose }: { merge: MergeLine; onClose: () => void }) {
  const preview = useUnmergePreview(merge.other_id);
  const unmerge = useUnmerge(merge.other_id);
  if (preview.data === undefined) {
    return preview.error === null ? null : (
      <Dialog title="Undo the merge" onClose={onClose}>
        <Refusal problem={asProblem(preview.error)} />
      </Dialog>
    );
  }
  return (
    <UnmergeDialog
      survivorName={merge.survivor_name}
      preview={preview.data}
      problem={unmerge.error === null ? null : asProblem(unmerge.error)}
      isSaving={unmerge.isPending}
      onUndo={(request) =>
        unmerge.mutate(request, {
          onSuccess: () => {
            tellDone('The merge is undone: both records are back.');
            onClose();
          },
        })
      }
      onClose={onClose}
    />
  );
}
