import { Button } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { Emergency } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Said } from '@/lib/ui/Said';
import { Tag } from '@/lib/ui/Tag';
import { timeBetween } from '@/lib/words/emergencyWords';
import classes from './EmergencyQueue.module.css';

interface EmergencyQueueProps {
  emergencies: readonly Emergency[];
  onReview: (emergency: Emergency) => void;
}

/** What was opened in emergencies: who, whom, when and why, and what became of it. */
export function EmergencyQueue({ emergencies, onReview }: EmergencyQueueProps) {
  return (
    <ul className={classes.list} aria-label="Emergency accesses">
      {emergencies.map((emergency) => (
        <li key={emergency.id} className={classes.access} data-emergency={emergency.id}>
          <div className={classes.words}>
            <p className={classes.who}>
              <strong>{emergency.user_name ?? 'A former user'}</strong> opened{' '}
              <Patient id={emergency.patient_id} name={emergency.patient_name} />
              {emergency.is_running ? <Tag tone="red">Open now</Tag> : null}
            </p>
            <When emergency={emergency} />
            <div className={classes.reason}>
              <Said>{emergency.reason}</Said>
            </div>
            <Verdict emergency={emergency} />
          </div>
          {emergency.reviewed_at === null ? (
            <Waiting emergency={emergency} onReview={() => onReview(emergency)} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** By name for those who may see the patient; otherwise by the record's id alone. */
function Patient({ id, name }: { id: string; name: string | null }) {
  return name === null ? (
    <span className={classes.id}>patient {id}</span>
  ) : (
    <Link href={`/patients/${id}` as Route}>{name}</Link>
  );
}

function When({ emergency }: { emergency: Emergency }) {
  const { zone } = usePracticeTime();
  return (
    <p className={classes.quiet}>
      <time dateTime={emergency.begins_at}>{showMoment(emergency.begins_at, zone)}</time>
      {`, for ${timeBetween(emergency.begins_at, emergency.ends_at)}`}
    </p>
  );
}

function Verdict({ emergency }: { emergency: Emergency }) {
  const { zone } = usePracticeTime();
  if (emergency.reviewed_at === null) {
    return null;
  }
  return (
    <div className={classes.verdict}>
      <Tag tone={emergency.was_right === true ? 'teal' : 'red'} withDot>
        {emergency.was_right === true ? 'Was right' : 'Was not right'}
      </Tag>
      <span className={classes.quiet}>
        {emergency.reviewed_by_name ?? 'A former user'}, {showMoment(emergency.reviewed_at, zone)}
      </span>
      {emergency.review_note === null ? null : <p className={classes.note}>{emergency.review_note}</p>}
    </div>
  );
}

function Waiting({ emergency, onReview }: { emergency: Emergency; onReview: () => void }) {
  return emergency.is_own ? (
    <span className={classes.quiet}>Yours: somebody else reviews it.</span>
  ) : (
    <Button
      size="xs"
      leftSection={<IconGavel size={15} />}
      onClick={onReview}
      aria-label={`Review the access of ${emergency.user_name ?? 'a former user'}`}
    >
      Review
    </Button>
  );
}
