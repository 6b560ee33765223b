import { IconChevronRight } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Alert } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { showUntil } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Facts } from '@/lib/ui/Facts';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { Said } from '@/lib/ui/Said';
import { Tag } from '@/lib/ui/Tag';
import { initialsOfName } from '@/lib/words/accountWords';
import { CLASS_WORDS, detailOf, KIND_WORDS, placeOf, STATE_WORDS } from '@/lib/words/alertWords';
import classes from './AlertDetail.module.css';
import { AlertTags } from './AlertTags';

interface AlertDetailProps {
  alert: Alert;
  /** What the person who raised it wrote. */
  said: string | null;
  /** Whether the place of what is about the system is open to this person. */
  runsTheSystem: boolean;
  /** What can be done about it. */
  controls: ReactNode;
  history: ReactNode;
}

/** One alert in full: what it means, about whom, how it stands, and every step so far. */
export function AlertDetail({ alert, said, runsTheSystem, controls, history }: AlertDetailProps) {
  const { today } = usePracticeTime();
  const { label, tone } = STATE_WORDS[alert.state];
  const detail = detailOf(alert, today);
  return (
    <div className={classes.detail}>
      <div className={classes.tags}>
        <Tag tone={tone}>{label}</Tag>
        <AlertTags alert={alert} isFull />
        <Tag tone="gray">{CLASS_WORDS[alert.alert_class]}</Tag>
      </div>
      <Subject alert={alert} runsTheSystem={runsTheSystem} />
      {said === null ? (
        <p className={classes.meaning}>
          {detail === '' ? '' : <strong>{detail}. </strong>}
          {KIND_WORDS[alert.kind].meaning}
        </p>
      ) : (
        <Said>{said}</Said>
      )}
      <AlertFacts alert={alert} />
      {controls}
      {history}
    </div>
  );
}

function Subject({ alert, runsTheSystem }: Pick<AlertDetailProps, 'alert' | 'runsTheSystem'>) {
  const place = placeOf(alert.kind);
  if (alert.patient_id !== null) {
    const name = alert.patient_name ?? 'A patient';
    return (
      <Link href={`/patients/${alert.patient_id}` as Route} className={classes.patient}>
        <PersonAvatar initials={initialsOfName(name)} />
        {name}
        <IconChevronRight size={17} stroke={1.8} aria-hidden />
      </Link>
    );
  }
  return place === null || !runsTheSystem ? null : (
    <Link href={place.href as Route} className={classes.patient}>
      {place.label}
      <IconChevronRight size={17} stroke={1.8} aria-hidden />
    </Link>
  );
}

function AlertFacts({ alert }: { alert: Alert }) {
  const { now, zone } = usePracticeTime();
  const { acknowledged_at, acknowledged_name, assigned_to, assigned_name, escalates_at, snoozed_until, state } = alert;
  const facts: [string, string | null][] = [
    ['Raised', showMoment(alert.created_at, zone)],
    ['Assigned to', state === 'closed' && assigned_to !== null ? (assigned_name ?? 'A colleague') : null],
    ['Snoozed until', isAhead(snoozed_until, now) ? showUntil(snoozed_until, now, zone) : null],
    ['Escalates', isAhead(escalates_at, now) ? `${showUntil(escalates_at, now, zone)}, unless acknowledged` : null],
    [
      'Acknowledged',
      acknowledged_at === null
        ? null
        : `${showMoment(acknowledged_at, zone)}, by ${acknowledged_name ?? 'a colleague'}`,
    ],
  ];
  return <Facts facts={facts} />;
}

function isAhead(moment: string | null, now: Date): moment is string {
  return moment !== null && Date.parse(moment) > now.getTime();
}
