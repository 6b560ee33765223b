import type { AlertHistoryStep } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { STEP_WORDS } from '@/lib/words/alertWords';
import classes from './AlertHistory.module.css';

interface AlertHistoryProps {
  /** Oldest first, as they happened. */
  steps: readonly AlertHistoryStep[];
  nameOf: (user: string) => string;
}

/** Everything that was done with an alert, newest first. */
export function AlertHistory({ steps, nameOf }: AlertHistoryProps) {
  const { zone } = usePracticeTime();
  return (
    <section aria-label="History">
      <h3 className={classes.title}>History</h3>
      <ol className={classes.steps}>
        {[...steps].reverse().map((step) => (
          <li key={step.at + step.step} className={classes.step} data-tone={STEP_WORDS[step.step].tone}>
            <span className={classes.what}>{stepWords(step, nameOf)}</span>
            {step.note ? <p className={classes.note}>{step.note}</p> : null}
            <p className={classes.by}>
              {step.by_name ?? nameOf(step.by)} · <time dateTime={step.at}>{showMoment(step.at, zone)}</time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function stepWords({ step, facts = {} }: AlertHistoryStep, nameOf: (user: string) => string): string {
  if (step !== 'assigned') {
    return STEP_WORDS[step].label;
  }
  return typeof facts.to === 'string' ? `Assigned to ${nameOf(facts.to)}` : 'Given back to everybody';
}
