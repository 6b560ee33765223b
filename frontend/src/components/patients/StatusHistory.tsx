import { IconArrowRight } from '@tabler/icons-react';
import type { StatusStep } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { StatusTag } from '@/lib/ui/StatusTag';
import { Surface } from '@/lib/ui/Surface';
import { STATUS_WORDS } from '@/lib/words/patientWords';
import classes from './StatusHistory.module.css';

interface StatusHistoryProps {
  /** Oldest first, as they happened. */
  steps: readonly StatusStep[];
  nameOf: (actor: string) => string;
}

/** The patient's way through the care workflow, newest first. */
export function StatusHistory({ steps, nameOf }: StatusHistoryProps) {
  const { zone } = usePracticeTime();
  return (
    <Surface title="Status history">
      <ol className={classes.steps}>
        {[...steps].reverse().map((step) => (
          <li key={step.at + step.to_status} className={classes.step} data-tone={STATUS_WORDS[step.to_status].tone}>
            <div className={classes.move}>
              {step.from_status === null ? null : (
                <>
                  <span className={classes.from}>{STATUS_WORDS[step.from_status].label}</span>
                  <IconArrowRight size={14} stroke={1.8} aria-label="to" />
                </>
              )}
              <StatusTag status={step.to_status} />
            </div>
            {step.reason === null ? null : <p className={classes.reason}>{step.reason}</p>}
            <p className={classes.by}>
              {nameOf(step.by)} · <time dateTime={step.at}>{showMoment(step.at, zone)}</time>
            </p>
          </li>
        ))}
      </ol>
    </Surface>
  );
}
