import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import classes from './RestrictedMatch.module.css';

interface RestrictedMatchProps {
  count: number;
  /** Null where the person may not open a closed record, not even in an emergency. */
  onOpen: (() => void) | null;
}

/** The search means somebody whose record is closed to this person; nothing else of them is told. */
export function RestrictedMatch({ count, onOpen }: RestrictedMatchProps) {
  return (
    <section className={classes.match} aria-label="Closed record">
      <IconLock size={20} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        <strong>{count === 1 ? 'One restricted match' : `${count} restricted matches`}</strong>
        <span>
          {onOpen === null
            ? 'This record is closed to your role. Ask somebody who treats the patient.'
            : 'The record is closed to you. In an emergency you can open it, for a while and with a reason.'}
        </span>
      </div>
      {onOpen === null ? null : (
        <Button size="xs" color="red.8" onClick={onOpen}>
          Open in an emergency
        </Button>
      )}
    </section>
  );
}
