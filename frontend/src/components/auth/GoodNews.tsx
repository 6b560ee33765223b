import { Alert } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './GoodNews.module.css';

/** Something that has worked, and what comes next. */
export function GoodNews({ children }: { children: ReactNode }) {
  return (
    <Alert icon={<IconCircleCheck size={20} />} role="status" className={classes.news}>
      {children}
    </Alert>
  );
}
