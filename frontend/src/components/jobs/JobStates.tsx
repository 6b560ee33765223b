import type { JobPage, JobState } from '@/lib/api/shapes';
import { JOB_STATE_WORDS } from '@/lib/words/jobWords';
import classes from './JobStates.module.css';

interface JobStatesProps {
  counts: JobPage['counts'];
  chosen: JobState;
  onChoose: (state: JobState) => void;
}

/** How many jobs there are in each state, and which of them are shown. */
export function JobStates({ counts, chosen, onChoose }: JobStatesProps) {
  return (
    <fieldset className={classes.states} aria-label="Show jobs that are">
      {(Object.keys(JOB_STATE_WORDS) as JobState[]).map((state) => (
        <button
          key={state}
          type="button"
          className={classes.state}
          data-tone={JOB_STATE_WORDS[state].tone}
          aria-pressed={state === chosen}
          onClick={() => onChoose(state)}
        >
          <span className={classes.dot} aria-hidden />
          {JOB_STATE_WORDS[state].label}
          <strong>{(counts[state] ?? 0).toLocaleString('en-US')}</strong>
        </button>
      ))}
    </fieldset>
  );
}
