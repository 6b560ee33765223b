import type { Route } from 'next';
import Link from 'next/link';
import type { Alert } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import { detailOf, KIND_WORDS, STATE_WORDS } from '@/lib/words/alertWords';
import { AlertSign } from './AlertSign';
import classes from './PatientAlerts.module.css';

/** What is to be looked at about one patient; the patient's name stands above already. */
export function PatientAlerts({ alerts }: { alerts: readonly Alert[] }) {
  const { today } = usePracticeTime();
  return (
    <Surface title="Alerts">
      <ol className={classes.list} aria-label="Alerts of this patient">
        {alerts.map((alert) => (
          <li key={alert.id}>
            <Link href={`/alerts?alert=${alert.id}` as Route} className={classes.alert}>
              <AlertSign alert={alert} isSmall />
              <span className={classes.words}>
                <strong>
                  {KIND_WORDS[alert.kind].label} {detailOf(alert, today).toLowerCase()}
                </strong>
                <span>
                  {alert.state === 'open' ? '' : `${STATE_WORDS[alert.state].label} · `}
                  <Since moment={alert.created_at} />
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Surface>
  );
}
