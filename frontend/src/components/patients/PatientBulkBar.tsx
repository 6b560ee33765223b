import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './PatientBulkBar.module.css';

interface PatientBulkBarProps {
  count: number;
  onClear: () => void;
  /** What can be done with all of them. */
  children: ReactNode;
}

/** What can be done with several patients at once. */
export function PatientBulkBar({ count, onClear, children }: PatientBulkBarProps) {
  return (
    <section className={classes.bar} aria-label="Chosen patients">
      <span className={classes.words} role="status">
        {count} selected
      </span>
      {children}
      <Button variant="subtle" size="compact-sm" onClick={onClear}>
        Clear selection
      </Button>
    </section>
  );
}
