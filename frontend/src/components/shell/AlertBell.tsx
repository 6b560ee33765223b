import { IconBell } from '@tabler/icons-react';
import Link from 'next/link';
import type { AlertCounts } from '@/lib/api/shapes';
import { badgeFigure } from '@/lib/words/alertWords';
import classes from './AlertBell.module.css';

/** The way to the alerts, with how many are open. */
export function AlertBell({ counts }: { counts: AlertCounts | undefined }) {
  const open = counts?.open ?? 0;
  const isCalm = (counts?.urgent ?? 0) === 0;
  return (
    <Link href="/alerts" className={classes.bell} aria-label={wordsOf(counts)}>
      <IconBell size={20} stroke={1.7} aria-hidden />
      {open === 0 ? null : (
        <span className={classes.count} data-calm={isCalm || undefined} aria-hidden>
          {badgeFigure(open)}
        </span>
      )}
    </Link>
  );
}

function wordsOf(counts: AlertCounts | undefined): string {
  if (counts === undefined || counts.open === 0) {
    return 'Alerts: none open';
  }
  return `Alerts: ${counts.open} open${counts.urgent > 0 ? `, ${counts.urgent} urgent` : ''}`;
}
