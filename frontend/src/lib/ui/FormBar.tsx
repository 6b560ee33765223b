import type { ReactNode } from 'react';
import classes from './FormBar.module.css';

/** The buttons of a long form, in reach wherever it is scrolled to. */
export function FormBar({ children }: { children: ReactNode }) {
  return <div className={classes.bar}>{children}</div>;
}
