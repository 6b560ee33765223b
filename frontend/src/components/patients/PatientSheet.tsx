import type { Address, Coverage, Patient, RelatedPerson } from '@/lib/api/shapes';
import { ageOn, showDay, showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { rankWords, standingOf } from '@/lib/words/insuranceWords';
import { fullName, SEX_WORDS, STATUS_WORDS, showPhone } from '@/lib/words/patientWords';
import classes from './PatientSheet.module.css';

interface PatientSheetProps {
  patient: Patient;
  coverages: readonly Coverage[];
  providerName: string | null;
  practiceName: string;
  printedBy: string;
}

/** The patient on one page of paper; on the screen it is not seen. */
export function PatientSheet({ patient, coverages, providerName, practiceName, printedBy }: PatientSheetProps) {
  const { now, today, zone } = usePracticeTime();
  return (
    <div className={classes.sheet} aria-hidden>
      <h1>{fullName(patient)}</h1>
      <p>
        Born {showDay(patient.birth_date)} ({ageOn(patient.birth_date, today)})
        {patient.sex === 'unknown' ? '' : ` · ${SEX_WORDS[patient.sex]}`} · {STATUS_WORDS[patient.status].label}
        {patient.deceased ? ' · Deceased' : ''}
      </p>
      <h2>Person</h2>
      <Lines
        lines={[
          ['Record no.', patient.mrn],
          ['Goes by', patient.preferred_name],
          ['Former names', patient.former_names.join(', ')],
          ['Provider', providerName],
          ['Telephone', patient.phones.map(({ number }) => showPhone(number)).join(', ')],
          ['Email', patient.email],
          ['Address', addressLines(patient.address)],
          ['Emergency contact', personLine(patient.emergency_contact)],
          ['Responsible', personLine(patient.responsible_party)],
        ]}
      />
      <h2>Insurance</h2>
      {coverages.length === 0 ? <p>No insurance on record.</p> : null}
      {coverages.map((coverage) => (
        <Lines
          key={coverage.id}
          lines={[
            [rankWords(coverage.priority), [coverage.payer_name, coverage.plan_name].filter(Boolean).join(', ')],
            ['Member ID', coverage.member_id],
            ['Group', coverage.group_number],
            ['Stands', standingOf(coverage.status, coverage, today).label],
          ]}
        />
      ))}
      {patient.notes ? (
        <>
          <h2>Notes</h2>
          <p style={{ whiteSpace: 'pre-line' }}>{patient.notes}</p>
        </>
      ) : null}
      <p className={classes.foot}>
        {practiceName} · printed by {printedBy} on {showMoment(now.toISOString(), zone)}. Confidential.
      </p>
    </div>
  );
}

function Lines({ lines }: { lines: readonly (readonly [string, string | null])[] }) {
  return (
    <dl>
      {lines
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function addressLines(address: Address | null): string | null {
  if (address === null) {
    return null;
  }
  const { line1, line2, city, state, postal_code } = address;
  return [line1, line2, `${city}, ${state} ${postal_code}`].filter(Boolean).join('\n');
}

function personLine(person: RelatedPerson | null): string | null {
  if (person === null) {
    return null;
  }
  const told = `${person.name} (${person.relationship})`;
  return person.phone ? `${told}, ${showPhone(person.phone)}` : told;
}
