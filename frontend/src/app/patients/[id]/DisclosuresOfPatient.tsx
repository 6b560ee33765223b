import { Skeleton } from '@mantine/core';
import { PatientDisclosures } from '@/components/exports/PatientDisclosures';
import { useDisclosures } from '@/lib/queries/exportQueries';
import { Answer } from '@/lib/ui/Answer';

/** To whom something about this patient left the practice. */
export function DisclosuresOfPatient({ patientId }: { patientId: string }) {
  const disclosures = useDisclosures(patientId);
  return (
    <Answer query={disclosures} skeleton={<Skeleton height={150} radius={14} />}>
      {(list) => <PatientDisclosures disclosures={list} />}
    </Answer>
  );
}
