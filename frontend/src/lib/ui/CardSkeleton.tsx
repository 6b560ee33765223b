import { Skeleton } from '@mantine/core';
import classes from './CardSkeleton.module.css';

const HEAD = 64;
const LINE = 32;
const WIDTHS = ['88%', '72%', '80%', '64%'] as const;

interface CardSkeletonProps {
  height: number;
  maxWidth?: number;
}

/** A card that is on its way, as high as the one that will come. */
export function CardSkeleton({ height, maxWidth }: CardSkeletonProps) {
  const lines = Array.from({ length: Math.max(1, Math.floor((height - HEAD) / LINE)) }, (_, line) => line);
  return (
    <div className={classes.card} style={{ height, maxWidth }} aria-hidden>
      <Skeleton height={15} width="min(180px, 60%)" mb={8} />
      {lines.map((line) => (
        <Skeleton key={line} height={11} width={WIDTHS[line % WIDTHS.length] ?? '100%'} />
      ))}
    </div>
  );
}
