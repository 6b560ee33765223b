import type { Route } from 'next';
import Link from 'next/link';
import { useState } from 'react';
import type { DashboardCounts, PatientStatus } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { STATUS_WORDS, STATUSES } from '@/lib/words/patientWords';
import { Donut } from './Donut';
import classes from './PatientStatusChart.module.css';

const percent = new Intl.NumberFormat('en-US', { style: 'percent' });
const figures = new Intl.NumberFormat('en-US');

/** How the patients are spread over the statuses. Pointing at a part shows its figures; choosing it shows its patients. */
export function PatientStatusChart({ counts }: { counts: Pick<DashboardCounts, 'total' | 'by_status'> }) {
  const [shown, setShown] = useState<PatientStatus | null>(null);
  const parts = STATUSES.map((status) => ({ status, count: counts.by_status[status] ?? 0, ...STATUS_WORDS[status] }));
  const chosen = parts.find((part) => part.status === shown);
  return (
    <Surface title="Status mix" subtitle={`${figures.format(counts.total)} patients`}>
      <div className={classes.chart}>
        <Donut
          parts={parts.map(({ status, count, tone }) => ({ id: status, size: count, tone }))}
          shown={shown}
          onShow={setShown}
          figure={figures.format(chosen?.count ?? counts.total)}
          caption={chosen?.label ?? 'in all'}
        />
        <ul className={classes.legend} aria-label="Patients by status">
          {parts.map(({ status, label, tone, count }) => (
            <li key={status}>
              <Link
                href={`/patients?status=${status}` as Route}
                className={classes.entry}
                data-tone={tone}
                data-shown={shown === status || undefined}
                onMouseEnter={() => setShown(status)}
                onMouseLeave={() => setShown(null)}
                onFocus={() => setShown(status)}
                onBlur={() => setShown(null)}
              >
                <span className={classes.dot} aria-hidden />
                <span className={classes.label}>{label}</span>
                <strong data-testid={`status-${status}`}>{figures.format(count)}</strong>
                <span className={classes.share}>{percent.format(counts.total === 0 ? 0 : count / counts.total)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Surface>
  );
}
