import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import type { RowActions } from '@/components/patients/PatientRow';
import type { PatientListItem } from '@/lib/api/shapes';
import { useMay } from '@/lib/queries/sessionQueries';
import { RaisingAlert } from './[id]/RaisingAlert';
import { MovePatients } from './MovePatients';

type Asked = { kind: 'move'; patients: readonly PatientListItem[] } | { kind: 'alert'; id: string };

interface OfRows {
  actions: RowActions;
  dialog: ReactNode;
  moveAll: (patients: readonly PatientListItem[]) => void;
}

/** What can be done with a row, or with the chosen ones, and the dialog that asks for the rest. */
export function useRowActions(): OfRows {
  const router = useRouter();
  const mayWrite = useMay('patient.write');
  const mayAlert = useMay('alert.write');
  const [asked, setAsked] = useState<Asked | null>(null);
  const onClose = () => setAsked(null);
  const moveAll = (patients: readonly PatientListItem[]) => setAsked({ kind: 'move', patients });
  return {
    actions: {
      edit: mayWrite ? ({ id }) => router.push(`/patients/${id}/edit` as Route) : null,
      changeStatus: mayWrite ? (patient) => moveAll([patient]) : null,
      raiseAlert: mayAlert ? ({ id }) => setAsked({ kind: 'alert', id }) : null,
    },
    dialog: asked === null ? null : <Asking asked={asked} onClose={onClose} />,
    moveAll,
  };
}

function Asking({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  return asked.kind === 'move' ? (
    <MovePatients chosen={asked.patients} onClose={onClose} />
  ) : (
    <RaisingAlert patientId={asked.id} onClose={onClose} />
  );
}
