import { PatientDisclosures } from '@/components/exports/PatientDisclosures';
import { useDisclosures } from '@/lib/queries/exportQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';

/** To whom something about this patient left the practice. */
export function DisclosuresOfPatient({ patientId }: { patientId: string }) {
  const disclosures = useDisclosures(patientId);
  return (
    <Answer query={disclosures} skeleton={<CardSkeleton height={150} />}>
      {(list) => <PatientDisclosures disclosures={list} />}
    </Answer>
  );
}
