import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowsExchange, IconLock, IconLockOpen, IconPencil } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { Patient } from '@/lib/api/shapes';
import { ageOn, showDay } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { StatusTag } from '@/lib/ui/StatusTag';
import { Tag } from '@/lib/ui/Tag';
import { useLit } from '@/lib/ui/useLit';
import { fullName, initialsOf, SEX_WORDS, showPhone } from '@/lib/words/patientWords';
import classes from './PatientHeader.module.css';

/** On small screens the sign alone is seen; the words stay for readers. */
const BUTTON = { root: classes.button, label: classes.buttonLabel, section: classes.buttonSection };

interface PatientHeaderProps {
  patient: Patient;
  /** Null where the person may not, or the patient is archived. */
  onChangeStatus: (() => void) | null;
  /** Closes the record to those who do not treat the patient, or opens it again; null where the person may not. */
  onRestrict?: (() => void) | null;
}

/** Who this is, at every moment: stays in sight while the page moves beneath it. */
export function PatientHeader({ patient, onChangeStatus, onRestrict = null }: PatientHeaderProps) {
  const { today } = usePracticeTime();
  const lit = useLit(patient.status);
  const facts = [
    `Born ${showDay(patient.birth_date)} (${ageOn(patient.birth_date, today)})`,
    patient.sex === 'unknown' ? null : SEX_WORDS[patient.sex],
    patient.mrn === null ? null : `No. ${patient.mrn}`,
    patient.phones[0] ? showPhone(patient.phones[0].number) : null,
  ];
  return (
    <div className={classes.header}>
      <Link href="/patients" className={classes.back} aria-label="Back to the patients">
        <IconArrowLeft size={19} stroke={1.8} aria-hidden />
      </Link>
      <PersonAvatar initials={initialsOf(patient)} size={46} />
      <div className={classes.who}>
        <div className={classes.line}>
          <h1 className={classes.name}>{fullName(patient)}</h1>
          <span className={classes.status} data-lit={lit} data-testid="patient-status">
            <StatusTag status={patient.status} />
          </span>
          <Marks patient={patient} />
        </div>
        <p className={classes.facts}>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Actions patient={patient} onChangeStatus={onChangeStatus} onRestrict={onRestrict} />
    </div>
  );
}

/** What has to be known of the patient at a glance. */
function Marks({ patient }: { patient: Patient }) {
  return (
    <>
      {patient.pending_review ? <Tag tone="amber">To review</Tag> : null}
      {patient.is_restricted ? <Tag tone="red">Restricted</Tag> : null}
      {patient.deceased ? <Tag tone="gray">Deceased</Tag> : null}
      {patient.archived_at === null ? null : <Tag tone="gray">Archived</Tag>}
    </>
  );
}

function Actions({ patient, onChangeStatus, onRestrict = null }: PatientHeaderProps) {
  return (
    <div className={classes.actions}>
      {onRestrict === null ? null : (
        <Button
          variant="default"
          onClick={onRestrict}
          leftSection={patient.is_restricted ? <IconLockOpen size={17} /> : <IconLock size={17} />}
          classNames={BUTTON}
        >
          {patient.is_restricted ? 'Lift restriction' : 'Restrict'}
        </Button>
      )}
      {onChangeStatus === null ? null : (
        <>
          <Button
            component={Link}
            href={`/patients/${patient.id}/edit` as Route}
            variant="default"
            leftSection={<IconPencil size={17} />}
            classNames={BUTTON}
          >
            Edit
          </Button>
          <Button
            onClick={onChangeStatus}
            disabled={patient.next_statuses.length === 0}
            leftSection={<IconArrowsExchange size={17} />}
            classNames={BUTTON}
          >
            Change status
          </Button>
        </>
      )}
    </div>
  );
}
