import { IconArrowRight } from '@tabler/icons-react';
import type { StatusStep } from '@/lib/api/shapes';
import { StatusTag } from '@/lib/ui/StatusTag';
import { Step, Steps } from '@/lib/ui/Steps';
import { Surface } from '@/lib/ui/Surface';
import { stepMaker } from '@/lib/words/actorWords';
import { STATUS_WORDS } from '@/lib/words/patientWords';
import classes from './StatusHistory.module.css';

interface StatusHistoryProps {
  /** Oldest first, as they happened. */
  steps: readonly StatusStep[];
  nameOf: (actor: string) => string;
}

/** The patient's way through the care workflow, newest first. */
export function StatusHistory({ steps, nameOf }: StatusHistoryProps) {
  return (
    <Surface title="Status history">
      <Steps>
        {[...steps].reverse().map((step) => (
          <Step
            key={step.at + step.to_status}
            tone={STATUS_WORDS[step.to_status].tone}
            by={step.by_name ?? stepMaker(step.by, nameOf)}
            at={step.at}
          >
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
          </Step>
        ))}
      </Steps>
    </Surface>
  );
}
