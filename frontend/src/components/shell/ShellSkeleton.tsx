import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { LogoMark } from '@/lib/ui/Logo';
import classes from './ShellSkeleton.module.css';

/** The shell before it is known whose it is, with a word on why that takes long. */
export function ShellSkeleton({ note }: { note: ReactNode }) {
  return (
    <div className={classes.shell} aria-busy>
      <div className={classes.header}>
        <LogoMark />
        <span className={classes.name}>PFINNI</span>
      </div>
      <div className={classes.sidebar}>
        {[0, 1, 2].map((place) => (
          <Skeleton key={place} height={40} radius={9} />
        ))}
      </div>
      <main className={classes.page}>
        {note}
        <Skeleton height={30} width={260} radius={8} />
        <Skeleton height={140} radius={14} mt={24} />
        <Skeleton height={320} radius={14} mt={20} />
      </main>
    </div>
  );
}
