import type { ReactNode } from 'react';
import { Surface } from '@/lib/ui/Surface';
import classes from './PatientListFrame.module.css';

interface PatientListFrameProps {
  search: ReactNode;
  /** Filters, or what there is to say about a search. */
  below: ReactNode;
  children: ReactNode;
}

/** The card that the list stands in, with the search above it. */
export function PatientListFrame({ search, below, children }: PatientListFrameProps) {
  return (
    <Surface isPadded={false}>
      <div className={classes.tools}>
        {search}
        {below}
      </div>
      {children}
    </Surface>
  );
}
