import type { ReactNode } from 'react';
import { Surface } from '@/lib/ui/Surface';
import classes from './PatientListFrame.module.css';

interface PatientListFrameProps {
  /** Stands above the card. */
  head: ReactNode;
  search: ReactNode;
  /** Filters, or what there is to say about a search. */
  below: ReactNode;
  children: ReactNode;
}

/** The page of the list: its card is no higher than the window leaves room for, so that only the rows move. */
export function PatientListFrame({ head, search, below, children }: PatientListFrameProps) {
  return (
    <div className={classes.page}>
      {head}
      <Surface isPadded={false} isFitting>
        <div className={classes.tools}>
          {search}
          {below}
        </div>
        {children}
      </Surface>
    </div>
  );
}
