import { Skeleton } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Tone } from '@/lib/words/patientWords';
import { CountUp } from './CountUp';
import classes from './MetricsCard.module.css';

interface MetricsCardProps {
  label: string;
  value: number;
  icon: ReactNode;
  tone: Tone;
  /** One line that sets the figure in proportion. */
  note: string;
  /** How much of the whole the figure is, from 0 to 1. */
  share: number;
  /** The patients behind the figure. */
  href: Route;
}

/** One figure of the practice; leads to the patients behind it. */
export function MetricsCard({ label, value, icon, tone, note, share, href }: MetricsCardProps) {
  return (
    <Link href={href} className={classes.card} data-tone={tone}>
      <span className={classes.top}>
        <span className={classes.label}>{label}</span>
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      </span>
      <CountUp value={value} className={classes.value} />
      <span className={classes.note}>{note}</span>
      <span className={classes.track} aria-hidden>
        <span className={classes.share} style={{ transform: `scaleX(${share})` }} />
      </span>
    </Link>
  );
}

/** A figure that is on its way, in the figure's size. */
export function MetricsCardSkeleton() {
  return (
    <div className={classes.card}>
      <span className={classes.top}>
        <Skeleton height={16} width={110} />
        <Skeleton height={34} width={34} radius={10} />
      </span>
      <Skeleton height={30} width={64} my={3} />
      <Skeleton height={14} width={140} my={2} />
      <span className={classes.track} />
    </div>
  );
}
