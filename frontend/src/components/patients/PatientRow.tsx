import type { Route } from 'next';
import Link from 'next/link';
import type { PatientListItem } from '@/lib/api/shapes';
import { ageOn, showDay } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { Since } from '@/lib/ui/Since';
import { StatusTag } from '@/lib/ui/StatusTag';
import { Tag } from '@/lib/ui/Tag';
import { useLit } from '@/lib/ui/useLit';
import wholeRow from '@/lib/ui/WholeRow.module.css';
import { standingOf } from '@/lib/words/insuranceWords';
import { initialsOf, showPhone } from '@/lib/words/patientWords';
import classes from './PatientRow.module.css';

interface PatientRowProps {
  patient: PatientListItem;
  onOpen: () => void;
}

/** One patient; the whole row leads there. Lights up when somebody changes the patient. */
export function PatientRow({ patient, onOpen }: PatientRowProps) {
  const { today } = usePracticeTime();
  const lit = useLit(patient.version);
  return (
    <tr className={classes.row} data-lit={lit} data-patient={patient.id} role="row">
      <td className={classes.who} role="cell">
        <span className={classes.person}>
          <PersonAvatar initials={initialsOf(patient)} size={32} />
          <span className={classes.names}>
            <Link
              href={`/patients/${patient.id}` as Route}
              className={`${classes.name} ${wholeRow.target}`}
              onClick={onOpen}
            >
              {patient.family_name}, {patient.given_name}
            </Link>
            <span className={classes.second}>{secondLine(patient)}</span>
          </span>
        </span>
      </td>
      <td className={classes.born} role="cell">
        {showDay(patient.birth_date)} <span className={classes.quiet}>({ageOn(patient.birth_date, today)})</span>
      </td>
      <td className={classes.status} role="cell">
        <span className={classes.tags}>
          <StatusTag status={patient.status} />
          {patient.pending_review ? <Tag tone="amber">Review</Tag> : null}
        </span>
      </td>
      <td className={classes.mrn} role="cell">
        {patient.mrn ?? <span className={classes.quiet}>–</span>}
      </td>
      <td className={classes.insurance} role="cell">
        <span className={classes.payer}>{patient.payer_name ?? 'None on record'}</span>
        <span className={classes.second}>{patient.plan_name}</span>
      </td>
      <td className={classes.coverage} role="cell">
        <CoverageCell patient={patient} today={today} />
      </td>
      <td className={classes.changed} role="cell">
        <Since moment={patient.updated_at} />
      </td>
    </tr>
  );
}

function secondLine({ preferred_name, phone }: PatientListItem): string {
  return [preferred_name === null ? null : `“${preferred_name}”`, phone === null ? null : showPhone(phone)]
    .filter(Boolean)
    .join(' · ');
}

function CoverageCell({ patient, today }: { patient: PatientListItem; today: string }) {
  if (patient.coverage_status === null) {
    return <span className={classes.quiet}>–</span>;
  }
  const standing = standingOf(patient.coverage_status, { ends_on: patient.coverage_ends_on }, today);
  return (
    <>
      <Tag tone={standing.tone}>{standing.label}</Tag>
      {patient.coverage_ends_on === null ? null : (
        <span className={classes.until}>{showDay(patient.coverage_ends_on)}</span>
      )}
    </>
  );
}
