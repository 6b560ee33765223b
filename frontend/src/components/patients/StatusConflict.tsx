import { Button, Group, Loader } from '@mantine/core';
import { IconArrowRight, IconUsersGroup } from '@tabler/icons-react';
import type { Patient, StatusStep } from '@/lib/api/shapes';
import { StatusTag } from '@/lib/ui/StatusTag';
import { stepMaker } from '@/lib/words/actorWords';
import classes from './StatusConflict.module.css';

interface StatusConflictProps {
  /** What the person had looked at. */
  seen: Patient;
  /** What is there now; null while that is being read. */
  now: Patient | null;
  lastStep: StatusStep | undefined;
  nameOf: (actor: string) => string;
  onLookAgain: () => void;
}

/** Somebody else was faster: shows what they did, and lets the person decide again on what is there now. */
export function StatusConflict({ seen, now, lastStep, nameOf, onLookAgain }: StatusConflictProps) {
  const hasMoved = now !== null && now.status !== seen.status;
  return (
    <div role="alert" className={classes.conflict}>
      <p className={classes.title}>
        <IconUsersGroup size={20} stroke={1.8} aria-hidden />
        Somebody else changed this patient just now
      </p>
      <p className={classes.text}>Nothing of yours was saved. Look at what is there now, then decide again.</p>
      {now === null ? <Loader size="sm" aria-label="Reading what is there now" /> : null}
      {hasMoved ? (
        <div className={classes.move}>
          <StatusTag status={seen.status} />
          <IconArrowRight size={15} aria-label="to" />
          <StatusTag status={now.status} />
          {lastStep?.to_status === now.status ? (
            <span className={classes.by}>by {lastStep.by_name ?? stepMaker(lastStep.by, nameOf)}</span>
          ) : null}
        </div>
      ) : null}
      {hasMoved && now.status_reason !== null ? (
        <blockquote className={classes.reason}>{now.status_reason}</blockquote>
      ) : null}
      {now !== null && !hasMoved ? (
        <p className={classes.text}>The status is the same; other details have changed.</p>
      ) : null}
      <Group justify="flex-end" mt="md">
        <Button onClick={onLookAgain} disabled={now === null}>
          Decide again
        </Button>
      </Group>
    </div>
  );
}
