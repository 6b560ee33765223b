import type { ReactNode } from 'react';
import { RestrictDialog } from '@/components/emergency/RestrictDialog';
import { asProblem } from '@/lib/api/problem';
import type { Patient } from '@/lib/api/shapes';
import { useRestrictPatient } from '@/lib/queries/emergencyQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';
import { tellDone } from '@/lib/ui/toasts';

interface Restricting {
  /** Opens the question; null where the person may not. */
  begin: (() => void) | null;
  dialog: ReactNode;
}

/** The restriction of a patient, or its end: how it begins, and the dialog while it is asked. */
export function useRestricting(patient: Patient): Restricting {
  const mayRestrict = useMay('patient.restricted');
  const [isAsking, setAsking] = useKeptState('restriction', false);
  const close = () => setAsking(false);
  const restrict = useRestrictPatient(patient.id);
  const onSuccess = (saved: Patient) => {
    tellDone(saved.is_restricted ? 'The patient is restricted.' : 'The restriction is lifted.');
    close();
  };
  const dialog = isAsking ? (
    <RestrictDialog
      isRestricted={patient.is_restricted}
      problem={restrict.error === null ? null : asProblem(restrict.error)}
      isSaving={restrict.isPending}
      onSubmit={(change) => restrict.mutate(change, { onSuccess })}
      onClose={close}
    />
  ) : null;
  return { begin: mayRestrict ? () => setAsking(true) : null, dialog };
}
