import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import type { RowActions } from '@/components/patients/PatientRow';
import type { PatientListItem } from '@/lib/api/shapes';
import { useMay } from '@/lib/queries/sessionQueries';
import { RaisingAlert } from './[id]/RaisingAlert';
import { ChangePatients } from './ChangePatients';
import { MovePatients } from './MovePatients';

type OfMany = 'move' | 'tags' | 'provider';
type Asked = { kind: OfMany; patients: readonly PatientListItem[] } | { kind: 'alert'; id: string };

interface OfRows {
  actions: RowActions;
  dialog: ReactNode;
  /** Asks for the rest of what shall happen to all of them. */
  askOfMany: (kind: OfMany, patients: readonly PatientListItem[]) => void;
}

/** What can be done with a row, or with the chosen ones, and the dialog that asks for the rest. */
export function useRowActions(): OfRows {
  const router = useRouter();
  const mayWrite = useMay('patient.write');
  const mayAlert = useMay('alert.write');
  const [asked, setAsked] = useState<Asked | null>(null);
  const onClose = () => setAsked(null);
  const askOfMany: OfRows['askOfMany'] = (kind, patients) => setAsked({ kind, patients });
  return {
    actions: {
      edit: mayWrite ? ({ id }) => router.push(`/patients/${id}/edit` as Route) : null,
      changeStatus: mayWrite ? (patient) => askOfMany('move', [patient]) : null,
      raiseAlert: mayAlert ? ({ id }) => setAsked({ kind: 'alert', id }) : null,
    },
    dialog: asked === null ? null : <Asking asked={asked} onClose={onClose} />,
    askOfMany,
  };
}

function Asking({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  switch (asked.kind) {
    case 'alert':
      return <RaisingAlert patientId={asked.id} onClose={onClose} />;
    case 'move':
      return <MovePatients chosen={asked.patients} onClose={onClose} />;
    default:
      return <ChangePatients chosen={asked.patients} what={asked.kind} onClose={onClose} />;
  }
}
