import type { PatientListItem } from '@/lib/api/shapes';
import { showDay } from '@/lib/practice/days';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { StatusTag } from '@/lib/ui/StatusTag';
import { fullName, initialsOf } from '@/lib/words/patientWords';
import classes from './PatientMatch.module.css';

/** One patient among the search's results: enough to tell two of the same name apart. */
export function PatientMatch({ patient }: { patient: PatientListItem }) {
  return (
    <span className={classes.match}>
      <PersonAvatar initials={initialsOf(patient)} size={32} />
      <span className={classes.words}>
        <span className={classes.name}>{fullName(patient)}</span>
        <span className={classes.facts}>
          {showDay(patient.birth_date)}
          {patient.mrn === null ? '' : ` · ${patient.mrn}`}
        </span>
      </span>
      <StatusTag status={patient.status} />
    </span>
  );
}
