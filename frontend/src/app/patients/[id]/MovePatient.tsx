import { StatusChangeDialog } from '@/components/patients/StatusChangeDialog';
import { asProblem } from '@/lib/api/problem';
import type { Patient, StatusChange, StatusStep } from '@/lib/api/shapes';
import { useChangeStatus, usePatient, useStatusHistory } from '@/lib/queries/patientQueries';
import { useStatusMoves } from '@/lib/queries/statusMoveQueries';
import { tellDone } from '@/lib/ui/toasts';
import { STATUS_WORDS } from '@/lib/words/patientWords';

interface MovePatientProps {
  patient: Patient;
  lastStep: StatusStep | undefined;
  nameOf: (actor: string) => string;
  onClose: () => void;
}

/** The change of status: who comes too late reads what is there now. */
export function MovePatient({ patient, lastStep, nameOf, onClose }: MovePatientProps) {
  const change = useChangeStatus(patient.id);
  const reading = usePatient(patient.id);
  const history = useStatusHistory(patient.id);
  const moves = useStatusMoves(patient.id);

  const onSubmit = (wanted: StatusChange) =>
    change.mutate(wanted, {
      onSuccess: (saved) => {
        tellDone(`Moved to ${STATUS_WORDS[saved.status].label}.`);
        onClose();
      },
      onError: (error) => {
        if (asProblem(error).status === 409) {
          reading.refetch();
          history.refetch();
          moves.refetch();
        }
      },
    });

  return (
    <StatusChangeDialog
      patient={patient}
      lastStep={lastStep}
      nameOf={nameOf}
      moves={moves.data}
      problem={change.error === null ? null : asProblem(change.error)}
      isSaving={change.isPending}
      onSubmit={onSubmit}
      onRead={change.reset}
      onClose={onClose}
    />
  );
}
