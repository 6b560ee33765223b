import { BulkStatusDialog } from '@/components/patients/BulkStatusDialog';
import { asProblem } from '@/lib/api/problem';
import type { ChosenPatient } from '@/lib/api/shapes';
import { useMovePatients, usePreviewMoves } from '@/lib/queries/statusMoveQueries';

interface MovePatientsProps {
  /** At most 200, each at the version that is on the screen. */
  chosen: readonly ChosenPatient[];
  onClose: () => void;
}

/** The change of status of many: looked at first, and told for each. */
export function MovePatients({ chosen, onClose }: MovePatientsProps) {
  const preview = usePreviewMoves();
  const move = useMovePatients();
  const error = move.error ?? preview.error;
  const patients = chosen.map(({ id, version }) => ({ id, version }));
  return (
    <BulkStatusDialog
      count={chosen.length}
      preview={preview.data}
      result={move.data}
      problem={error === null ? null : asProblem(error)}
      isBusy={preview.isPending || move.isPending}
      onPreview={(wanted) => preview.mutate({ ...wanted, patients })}
      onChange={() => {
        preview.reset();
        move.reset();
      }}
      onSubmit={(wanted) => move.mutate({ ...wanted, patients })}
      onClose={onClose}
    />
  );
}
