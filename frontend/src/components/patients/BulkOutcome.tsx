import type { ReactNode } from 'react';
import classes from './BulkOutcome.module.css';

interface BulkOutcomeProps {
  /** How many went, in a sentence. */
  summary: string;
  /** What the list of the others is called. */
  label: string;
  /** Those who did not go, each with the reason. */
  others: readonly { id: string; patient_name: string | null; aside?: ReactNode; why: string }[];
}

/** What becomes of many at once: how many go, and of the others each with the reason. */
export function BulkOutcome({ summary, label, others }: BulkOutcomeProps) {
  return (
    <div role="status">
      <p className={classes.summary}>{summary}</p>
      {others.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <ul className={classes.lines} aria-label={label} tabIndex={0}>
          {others.map(({ id, patient_name, aside, why }) => (
            <li key={id}>
              <strong>{patient_name ?? 'A patient who is not here'}</strong> {aside}
              <span>{why}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
