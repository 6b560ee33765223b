import { IconCheck } from '@tabler/icons-react';
import type { ImportState } from '@/lib/api/shapes';
import classes from './ImportSteps.module.css';

const STEPS = ['Columns', 'Check', 'Import', 'Result'] as const;
const STEP_OF: Record<ImportState, number> = {
  receiving: 0,
  read: 0,
  checking: 1,
  checked: 1,
  running: 2,
  stopped: 2,
  done: 3,
  undoing: 3,
  undone: 3,
};

/** Where an import stands on its way. */
export function ImportSteps({ state }: { state: ImportState }) {
  const current = STEP_OF[state];
  return (
    <ol className={classes.steps} aria-label="Steps of the import">
      {STEPS.map((step, at) => (
        <li
          key={step}
          className={classes.step}
          data-done={at < current || undefined}
          aria-current={at === current ? 'step' : undefined}
        >
          <span className={classes.number} aria-hidden>
            {at < current ? <IconCheck size={14} stroke={2.4} /> : at + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
