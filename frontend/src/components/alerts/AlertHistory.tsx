import type { AlertHistoryStep } from '@/lib/api/shapes';
import { Step, Steps } from '@/lib/ui/Steps';
import { STEP_WORDS } from '@/lib/words/alertWords';
import classes from './AlertHistory.module.css';

interface AlertHistoryProps {
  /** Oldest first, as they happened. */
  steps: readonly AlertHistoryStep[];
  nameOf: (user: string) => string;
}

/** Everything that was done with an alert, newest first. */
export function AlertHistory({ steps, nameOf }: AlertHistoryProps) {
  return (
    <section aria-label="History">
      <h3 className={classes.title}>History</h3>
      <Steps>
        {[...steps].reverse().map((step) => (
          <Step
            key={step.at + step.step}
            tone={STEP_WORDS[step.step].tone}
            by={step.by_name ?? nameOf(step.by)}
            at={step.at}
          >
            <span className={classes.what}>{stepWords(step, nameOf)}</span>
            {step.note ? <p className={classes.note}>{step.note}</p> : null}
          </Step>
        ))}
      </Steps>
    </section>
  );
}

function stepWords({ step, facts = {} }: AlertHistoryStep, nameOf: (user: string) => string): string {
  const to = typeof facts.to === 'string' ? nameOf(facts.to) : null;
  if (step === 'escalated') {
    return `${STEP_WORDS.escalated.label}${to === null ? peopleWords(facts.told) : ` to ${to}`}`;
  }
  if (step !== 'assigned') {
    return STEP_WORDS[step].label;
  }
  return to === null ? 'Given back to everybody' : `Assigned to ${to}`;
}

function peopleWords(told: string | number | undefined): string {
  return typeof told === 'number' && told > 1 ? ` to ${told} people` : '';
}
