import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Refusal.module.css';

/** Why something was refused; said at once. */
export function Refusal({ children }: { children: ReactNode }) {
  return (
    <Alert color="red" icon={<IconAlertCircle size={20} />} role="alert" className={classes.alert}>
      {children}
    </Alert>
  );
}
