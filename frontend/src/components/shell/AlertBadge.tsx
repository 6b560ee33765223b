import { VisuallyHidden } from '@mantine/core';
import type { AlertCounts } from '@/lib/api/shapes';
import { badgeFigure } from '@/lib/words/alertWords';
import classes from './AlertBadge.module.css';

/** How many alerts are open; red while one of them is urgent. */
export function AlertBadge({ counts }: { counts: AlertCounts | undefined }) {
  if (counts === undefined || counts.open === 0) {
    return null;
  }
  return (
    <span className={classes.badge} data-tone={counts.urgent > 0 ? 'red' : 'amber'} data-testid="alert-badge">
      {badgeFigure(counts.open)}
      <VisuallyHidden> open</VisuallyHidden>
    </span>
  );
}
