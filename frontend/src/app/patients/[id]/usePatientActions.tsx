import type { ReactNode } from 'react';
import type { PatientActions } from '@/components/patients/PatientMenu';
import type { Patient } from '@/lib/api/shapes';
import { useMay } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';
import { NotingContact } from './NotingContact';
import { RaisingAlert } from './RaisingAlert';
import { usePrinting } from './usePrinting';
import { useRecordState } from './useRecordState';
import { useRestricting } from './useRestricting';

/** What can be done with the patient, and the dialog while something is asked. */
export function usePatientActions(patient: Patient): { actions: PatientActions; dialog: ReactNode } {
  const [asked, setAsked] = useKeptState<'alert' | 'contact' | null>('action', null);
  const mayRaise = useMay('alert.write');
  const mayWrite = useMay('patient.write') && patient.archived_at === null;
  const restricting = useRestricting(patient);
  const record = useRecordState(patient);
  const print = usePrinting(patient.id);
  const close = () => setAsked(null);
  return {
    actions: {
      raiseAlert: mayRaise ? () => setAsked('alert') : null,
      noteContact: mayWrite ? () => setAsked('contact') : null,
      print,
      restrict: restricting.begin,
      deceased: record.beginDeceased,
      archive: record.beginArchiving,
    },
    dialog: (
      <>
        {restricting.dialog}
        {record.dialog}
        {asked === 'alert' ? <RaisingAlert patientId={patient.id} onClose={close} /> : null}
        {asked === 'contact' ? <NotingContact patientId={patient.id} onClose={close} /> : null}
      </>
    ),
  };
}
