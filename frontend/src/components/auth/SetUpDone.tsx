import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import classes from './SetUpDone.module.css';

/** What the first administrator reads on the sign-in page after set-up. */
export function SetUpDone() {
  return (
    <Alert icon={<IconCircleCheck size={20} />} role="status" className={classes.done}>
      The practice is set up. Sign in.
    </Alert>
  );
}
