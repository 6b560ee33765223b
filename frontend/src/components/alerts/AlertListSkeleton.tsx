import { Skeleton } from '@mantine/core';
import classes from './AlertListSkeleton.module.css';

const ROWS = Array.from({ length: 8 }, (_, row) => row);

/** Alerts that are on their way, as high as those that will come. */
export function AlertListSkeleton() {
  return (
    <div aria-busy role="status" aria-label="Alerts are being loaded">
      <div className={classes.bar} />
      {ROWS.map((row) => (
        <div key={row} className={classes.row}>
          <Skeleton height={16} width={16} radius={4} />
          <Skeleton height={34} width={34} radius={10} />
          <div className={classes.words}>
            <Skeleton height={13} width={`max(110px, ${26 - (row % 3) * 4}%)`} />
            <Skeleton height={11} width={`max(80px, ${16 - (row % 4) * 2}%)`} mt={8} />
          </div>
          <Skeleton height={22} width={74} radius="xl" visibleFrom="sm" />
          <Skeleton height={30} w={{ base: 36, sm: 112 }} radius={8} />
        </div>
      ))}
    </div>
  );
}
