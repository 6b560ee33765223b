import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
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
      wide={<Skeleton height={530} radius={14} />}
      narrow={
        <>
          <Skeleton height={238} radius={14} />
          <Skeleton height={252} radius={14} />
          <Skeleton height={266} radius={14} />
        </>
      }
    />
  );
}
