import { Button } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import type { DuplicatePair } from '@/lib/api/shapes';
import { Tag } from '@/lib/ui/Tag';
import { CERTAINTY_WORDS } from '@/lib/words/duplicateWords';
import { fullName } from '@/lib/words/patientWords';
import classes from './DuplicateQueue.module.css';
import { PersonLine } from './PersonLine';
import { Reasons } from './Reasons';

interface DuplicateQueueProps {
  /** The surest first. */
  pairs: readonly DuplicatePair[];
  onTellApart: (pair: DuplicatePair) => void;
}

/** Records that may be one person: two by two, with what speaks for it and against it. */
export function DuplicateQueue({ pairs, onTellApart }: DuplicateQueueProps) {
  return (
    <ul className={classes.list} aria-label="Pairs that may be one person">
      {pairs.map((pair) => (
        <li key={pair.id} className={classes.pair}>
          <div className={classes.words}>
            <div className={classes.why}>
              <Tag tone={CERTAINTY_WORDS[pair.certainty].tone} withDot>
                {CERTAINTY_WORDS[pair.certainty].label}
              </Tag>
              <Reasons reasons={pair.reasons} />
            </div>
            <div className={classes.people}>
              <PersonLine person={pair.first} />
              <PersonLine person={pair.second} />
            </div>
          </div>
          <Decisions pair={pair} onTellApart={() => onTellApart(pair)} />
        </li>
      ))}
    </ul>
  );
}

function Decisions({ pair, onTellApart }: { pair: DuplicatePair; onTellApart: () => void }) {
  const both = `${fullName(pair.first)} and ${fullName(pair.second)}`;
  return (
    <div className={classes.actions}>
      <Button size="xs" variant="default" onClick={onTellApart} aria-label={`Two people: ${both}`}>
        Two people
      </Button>
      <Button
        size="xs"
        component={Link}
        href={mergeAddress(pair.first.id, pair.second.id)}
        aria-label={`Compare and merge ${both}`}
      >
        Compare and merge
      </Button>
    </div>
  );
}

function mergeAddress(one: string, other: string): Route {
  return `/patients/duplicates/merge?one=${one}&other=${other}` as Route;
}
