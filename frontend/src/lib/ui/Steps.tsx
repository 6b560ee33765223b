import type { ReactNode } from 'react';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import classes from './Steps.module.css';

/** What happened to something, as its steps along a line. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className={classes.steps}>{children}</ol>;
}

interface StepProps {
  tone: string;
  by: string;
  at: string;
  children: ReactNode;
}

/** One step: what was done, then by whom and when. */
export function Step({ tone, by, at, children }: StepProps) {
  const { zone } = usePracticeTime();
  return (
    <li className={classes.step} data-tone={tone}>
      {children}
      <p className={classes.by}>
        {by} · <time dateTime={at}>{showMoment(at, zone)}</time>
      </p>
    </li>
  );
}
