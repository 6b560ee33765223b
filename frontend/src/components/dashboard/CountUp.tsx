import { useLit } from '@/lib/ui/useLit';
import classes from './CountUp.module.css';

const figures = new Intl.NumberFormat('en-US');

/** A figure that lights up for a moment when it changes while somebody looks at it. */
export function CountUp({ value, className }: { value: number; className?: string | undefined }) {
  const lit = useLit(value);
  return (
    <span className={className}>
      <span className={classes.figure} data-lit={lit}>
        {figures.format(value)}
      </span>
    </span>
  );
}
