import type { ReactNode } from 'react';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { DashboardFiguresSkeleton } from './DashboardFigures';
import classes from './DashboardLayout.module.css';

interface DashboardLayoutProps {
  figures: ReactNode;
  wide: ReactNode;
  narrow: ReactNode;
}

/** Figures across the top; below them a wide and a narrow column. */
export function DashboardLayout({ figures, wide, narrow }: DashboardLayoutProps) {
  return (
    <div className={classes.layout}>
      {figures}
      <div className={classes.columns}>
        <div>{wide}</div>
        <div className={classes.narrow}>{narrow}</div>
      </div>
    </div>
  );
}

export function DashboardSkeleton() {
  return (
    <DashboardLayout
      figures={<DashboardFiguresSkeleton />}
      wide={<CardSkeleton height={530} />}
      narrow={
        <>
          <CardSkeleton height={238} />
          <CardSkeleton height={252} />
          <CardSkeleton height={266} />
        </>
      }
    />
  );
}
