import { Anchor } from '@mantine/core';
import { IconBellCheck } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { Alert, AlertCounts } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import { detailOf, KIND_WORDS } from '@/lib/words/alertWords';
import { AlertSign } from './AlertSign';
import classes from './AlertsCard.module.css';

interface AlertsCardProps {
  /** The few that press most. */
  alerts: readonly Alert[];
  counts: AlertCounts;
}

/** What waits for somebody, in short; as high with nothing as with three, so that nothing on the page moves. */
export function AlertsCard({ alerts, counts }: AlertsCardProps) {
  return (
    <Surface
      title="Alerts"
      subtitle={countWords(counts)}
      isPadded={false}
      aside={
        <Anchor component={Link} href="/alerts" size="sm" c="var(--pf-link)" fw={550} flex="none">
          See all
        </Anchor>
      }
    >
      {alerts.length === 0 ? (
        <p className={classes.none} style={{ margin: 0 }}>
          <IconBellCheck size={26} stroke={1.6} aria-hidden />
          Nothing waits for anybody.
        </p>
      ) : (
        <ol className={classes.list} aria-label="Most pressing alerts">
          {alerts.map((alert) => (
            <li key={alert.id}>
              <PressingAlert alert={alert} />
            </li>
          ))}
        </ol>
      )}
    </Surface>
  );
}

function PressingAlert({ alert }: { alert: Alert }) {
  const { today } = usePracticeTime();
  const about = alert.patient_name ?? (detailOf(alert, today) || 'About the practice');
  return (
    <Link href={`/alerts?alert=${alert.id}` as Route} className={classes.alert}>
      <AlertSign alert={alert} isSmall />
      <span className={classes.words}>
        <strong>{KIND_WORDS[alert.kind].label}</strong>
        <span>{about}</span>
      </span>
      <span className={classes.when}>
        <Since moment={alert.created_at} />
      </span>
    </Link>
  );
}

function countWords({ open, urgent, mine }: AlertCounts): string {
  const parts = [`${open.toLocaleString('en-US')} open`];
  if (urgent > 0) {
    parts.push(`${urgent} urgent`);
  }
  if (mine > 0) {
    parts.push(`${mine} for you`);
  }
  return parts.join(' · ');
}
