import { Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import type { Patient } from '@/lib/api/shapes';
import { changedFields } from './changedFields';
import classes from './EditConflict.module.css';

interface EditConflictProps {
  opened: Patient;
  /** What is there now; null while that is being read. */
  now: Patient | null;
  onStartAnew: () => void;
}

/** Somebody else saved first: names what they changed. What was typed stays in the form until the person decides. */
export function EditConflict({ opened, now, onStartAnew }: EditConflictProps) {
  const changed = now === null ? [] : changedFields(opened, now);
  return (
    <div className={classes.conflict} role="alert">
      <IconUsersGroup size={22} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        <strong>Somebody else changed this patient just now</strong>
        <p>
          {changed.length === 0 ? '' : `Changed: ${changed.join(', ')}. `}
          Nothing of yours was saved. Load what is there now, then make your changes again.
        </p>
      </div>
      <Button size="xs" onClick={onStartAnew} disabled={now === null}>
        Load the new version
      </Button>
    </div>
  );
}
