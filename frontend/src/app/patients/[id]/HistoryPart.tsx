import { PatientVersions } from '@/components/patients/PatientVersions';
import type { Patient } from '@/lib/api/shapes';
import { usePatientVersions } from '@/lib/queries/patientQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { DisclosuresOfPatient } from './DisclosuresOfPatient';
import classes from './parts.module.css';

/** What each version of the record changed, and to whom something of it left the practice. */
export function HistoryPart({ patient, nameOf }: { patient: Patient; nameOf: (actor: string) => string }) {
  const versions = usePatientVersions(patient.id);
  return (
    <div className={classes.stack}>
      <Answer query={versions} skeleton={<CardSkeleton height={360} />}>
        {(found) => <PatientVersions versions={found} nameOf={nameOf} />}
      </Answer>
      <DisclosuresOfPatient patientId={patient.id} />
    </div>
  );
}
