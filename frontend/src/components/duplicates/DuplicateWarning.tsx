import { IconUsers } from '@tabler/icons-react';
import type { DuplicateCandidate } from '@/lib/api/shapes';
import { DuplicateCandidates } from './DuplicateCandidates';
import classes from './DuplicateWarning.module.css';

interface DuplicateWarningProps {
  candidates: readonly DuplicateCandidate[];
  closed: number;
}

/** Tells, while somebody is entered, that they may be on record already; nothing where nobody is. */
export function DuplicateWarning({ candidates, closed }: DuplicateWarningProps) {
  const isEmpty = candidates.length === 0 && closed === 0;
  return (
    <div aria-live="polite">
      {isEmpty ? null : (
        <section className={classes.warning} aria-label="Perhaps on record already">
          <h2 className={classes.title}>
            <IconUsers size={18} stroke={1.8} aria-hidden />
            Perhaps on record already
          </h2>
          <DuplicateCandidates candidates={candidates} closed={closed} />
        </section>
      )}
    </div>
  );
}
