import { PatientSheet } from '@/components/patients/PatientSheet';
import type { Coverage, Patient } from '@/lib/api/shapes';
import { usePractice } from '@/lib/queries/practiceQueries';
import { useMe } from '@/lib/queries/sessionQueries';

interface PrintedSheetProps {
  patient: Patient;
  coverages: readonly Coverage[];
  providerName: string | null;
}

/** What goes onto paper, and is not seen on the screen. */
export function PrintedSheet({ patient, coverages, providerName }: PrintedSheetProps) {
  const practice = usePractice().data;
  const me = useMe().data;
  return (
    <PatientSheet
      patient={patient}
      coverages={coverages.filter(({ ended_at }) => !ended_at)}
      providerName={providerName}
      practiceName={practice?.name ?? ''}
      printedBy={me?.name ?? ''}
    />
  );
}
