import { Button } from '@mantine/core';
import { IconArchive, IconGitMerge, IconHeartOff, IconLock } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Patient } from '@/lib/api/shapes';
import { dayIn, showDay } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import type { Tone } from '@/lib/words/patientWords';
import classes from './PatientBanners.module.css';

interface PatientBannersProps {
  patient: Patient;
  /** Null where the person may not. */
  onRestore: (() => void) | null;
}

/** What stands above everything else that is known of the patient. */
export function PatientBanners({ patient, onRestore }: PatientBannersProps) {
  return (
    <>
      {patient.merged_into === null ? (
        <Archived patient={patient} onRestore={onRestore} />
      ) : (
        <Banner tone="violet" icon={<IconGitMerge size={20} stroke={1.8} aria-hidden />}>
          This record was merged into another one, which is used from now on.{' '}
          <Link href={`/patients/${patient.merged_into}` as Route}>Go to it</Link>
        </Banner>
      )}
      {patient.deceased ? <Deceased on={patient.deceased_on} /> : null}
      {patient.is_restricted ? (
        <Banner tone="red" icon={<IconLock size={20} stroke={1.8} aria-hidden />}>
          <strong>Restricted.</strong> Only those who treat this patient see the record.
        </Banner>
      ) : null}
    </>
  );
}

function Archived({ patient: { archived_at, archive_reason }, onRestore }: PatientBannersProps) {
  const { zone } = usePracticeTime();
  if (archived_at === null) {
    return null;
  }
  const restore = (
    <Button size="xs" variant="default" onClick={() => onRestore?.()}>
      Restore
    </Button>
  );
  return (
    <Banner
      tone="gray"
      icon={<IconArchive size={20} stroke={1.8} aria-hidden />}
      action={onRestore === null ? null : restore}
    >
      <strong>Archived on {showDay(dayIn(zone, new Date(archived_at)))}</strong>
      {archive_reason ? `: ${archive_reason}` : '.'}
    </Banner>
  );
}

function Deceased({ on }: { on: string | null }) {
  return (
    <Banner tone="gray" icon={<IconHeartOff size={20} stroke={1.8} aria-hidden />}>
      <strong>Deceased{on === null ? '' : ` on ${showDay(on)}`}.</strong> Reminders, checks and outreach have ended.
    </Banner>
  );
}

interface BannerProps {
  tone: Tone;
  icon: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

function Banner({ tone, icon, action = null, children }: BannerProps) {
  return (
    <section className={classes.banner} data-tone={tone}>
      {icon}
      <div className={classes.words}>{children}</div>
      {action}
    </section>
  );
}
