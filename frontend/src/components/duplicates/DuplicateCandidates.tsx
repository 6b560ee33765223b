import type { DuplicateCandidate } from '@/lib/api/shapes';
import { Tag } from '@/lib/ui/Tag';
import { CERTAINTY_WORDS } from '@/lib/words/duplicateWords';
import classes from './DuplicateWarning.module.css';
import { PersonLine } from './PersonLine';
import { Reasons } from './Reasons';

interface DuplicateCandidatesProps {
  candidates: readonly DuplicateCandidate[];
  /** How many more are meant whom the person may not see. */
  closed: number;
}

/** Who on record may be meant, and why; each opens beside the page. */
export function DuplicateCandidates({ candidates, closed }: DuplicateCandidatesProps) {
  return (
    <>
      <ul className={classes.list} aria-label="Records that may be the same person">
        {candidates.map(({ person, certainty, reasons }) => (
          <li key={person.id} className={classes.candidate}>
            <div className={classes.line}>
              <PersonLine person={person} isBeside />
              <Tag tone={CERTAINTY_WORDS[certainty].tone} withDot>
                {CERTAINTY_WORDS[certainty].label}
              </Tag>
            </div>
            <Reasons reasons={reasons} />
          </li>
        ))}
      </ul>
      {closed === 0 ? null : (
        <p className={classes.closed}>
          Somebody with this name and birth date is on record, closed to you. Ask a colleague who may see the record.
        </p>
      )}
    </>
  );
}
