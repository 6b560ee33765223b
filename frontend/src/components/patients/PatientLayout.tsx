import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import classes from './PatientLayout.module.css';

/** What happens beside who the patient is. */
export function PatientLayout({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.layout}>
      <div className={classes.column}>{main}</div>
      <div className={classes.column}>{side}</div>
    </div>
  );
}

export function PatientSkeleton() {
  return (
    <div aria-busy role="status" aria-label="The patient is being loaded">
      <Skeleton height={75} radius={14} mb={18} />
      <Blocks />
    </div>
  );
}

/** The first part of the page, in its size, while it is on its way. */
export function PatientPartSkeleton() {
  return (
    <div aria-busy role="status" aria-label="This part is being loaded">
      <Blocks />
    </div>
  );
}

function Blocks() {
  return (
    <PatientLayout
      main={<CardSkeleton height={460} />}
      side={
        <>
          <CardSkeleton height={230} />
          <CardSkeleton height={170} />
          <CardSkeleton height={150} />
        </>
      }
    />
  );
}
