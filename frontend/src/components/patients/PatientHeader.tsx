import { ActionIcon, Button, CopyButton } from '@mantine/core';
import { IconArrowLeft, IconArrowsExchange, IconCheck, IconCopy, IconPencil } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Patient } from '@/lib/api/shapes';
import { ageOn, showDay } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { StatusTag } from '@/lib/ui/StatusTag';
import { Tag } from '@/lib/ui/Tag';
import { useLit } from '@/lib/ui/useLit';
import type { Standing } from '@/lib/words/insuranceWords';
import { fullName, initialsOf, SEX_WORDS, showPhone } from '@/lib/words/patientWords';
import classes from './PatientHeader.module.css';

/** On small screens the sign alone is seen; the words stay for readers. */
const BUTTON = { root: classes.button, label: classes.buttonLabel, section: classes.buttonSection };

interface PatientHeaderProps {
  patient: Patient;
  providerName: string | null;
  /** How the insurance stands; null while it is not known, or where there is none. */
  insurance: Standing | null;
  /** Null where the person may not, or the patient is archived. */
  onChangeStatus: (() => void) | null;
  /** Everything else that can be done. */
  menu: ReactNode;
}

/** Who this is, at every moment: stays in sight while the page moves beneath it. */
export function PatientHeader({ patient, providerName, insurance, onChangeStatus, menu }: PatientHeaderProps) {
  const lit = useLit(patient.status);
  return (
    <div className={classes.header}>
      <Link href="/patients" className={classes.back} aria-label="Back to the patients">
        <IconArrowLeft size={19} stroke={1.8} aria-hidden />
      </Link>
      <PersonAvatar initials={initialsOf(patient)} size={46} />
      <div className={classes.who}>
        <div className={classes.line}>
          <h1 className={classes.name}>{fullName(patient)}</h1>
          {patient.preferred_name === null ? null : <span className={classes.goesBy}>“{patient.preferred_name}”</span>}
          <span className={classes.status} data-lit={lit} data-testid="patient-status">
            <StatusTag status={patient.status} />
          </span>
          <Marks patient={patient} />
          {insurance === null ? null : <Tag tone={insurance.tone}>Insurance: {insurance.label.toLowerCase()}</Tag>}
        </div>
        <Facts patient={patient} providerName={providerName} />
      </div>
      <div className={classes.actions}>
        {onChangeStatus === null ? null : <Changes patient={patient} onChangeStatus={onChangeStatus} />}
        {menu}
      </div>
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

function Facts({ patient, providerName }: { patient: Patient; providerName: string | null }) {
  const { today } = usePracticeTime();
  const phone = patient.phones[0];
  const born = `Born ${showDay(patient.birth_date)} (${ageOn(patient.birth_date, today)})`;
  const before = [born, patient.sex === 'unknown' ? null : SEX_WORDS[patient.sex]];
  const after = [providerName, phone === undefined ? null : showPhone(phone.number)];
  return (
    <p className={classes.facts}>
      {before.filter(Boolean).join(' · ')}
      {patient.mrn === null ? null : (
        <>
          {' · '}
          <RecordNumber mrn={patient.mrn} />
        </>
      )}
      {after.filter(Boolean).map((fact) => ` · ${fact}`)}
    </p>
  );
}

function RecordNumber({ mrn }: { mrn: string }) {
  return (
    <span className={classes.number}>
      No. {mrn}
      <CopyButton value={mrn}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={22}
            c="var(--mantine-color-dimmed)"
            onClick={copy}
            aria-label={copied ? 'The record number is copied' : 'Copy the record number'}
          >
            {copied ? <IconCheck size={14} stroke={2} /> : <IconCopy size={14} stroke={1.8} />}
          </ActionIcon>
        )}
      </CopyButton>
    </span>
  );
}

function Changes({ patient, onChangeStatus }: { patient: Patient; onChangeStatus: () => void }) {
  return (
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
  );
}
