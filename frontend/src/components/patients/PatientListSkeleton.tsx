import { Skeleton } from '@mantine/core';
import classes from './PatientListSkeleton.module.css';

const ROWS = Array.from({ length: 12 }, (_, row) => row);

/** Rows that are on their way, as high as those that will come. */
export function PatientListSkeleton() {
  return (
    <div aria-busy role="status" aria-label="Patients are being loaded">
      <div className={classes.head} />
      {ROWS.map((row) => (
        <div key={row} className={classes.row}>
          <Skeleton circle height={32} />
          <Skeleton height={14} width={`${22 - (row % 4) * 3}%`} />
          <Skeleton height={14} width="12%" ml="auto" />
          <Skeleton height={20} width={78} radius="xl" />
          <Skeleton height={14} width="20%" />
        </div>
      ))}
    </div>
  );
}
