import { Button } from '@mantine/core';
import classes from './ListFoot.module.css';

interface ListFootProps {
  /** How much of what there is is shown. */
  words: string;
  /** What brings more, in a word or two. */
  moreWords: string;
  /** Null when everything is shown. */
  onMore: (() => void) | null;
  isReadingMore: boolean;
}

/** The end of a list that is read in pieces. */
export function ListFoot({ words, moreWords, onMore, isReadingMore }: ListFootProps) {
  return (
    <div className={classes.foot}>
      <span role="status">{words}</span>
      {onMore === null ? null : (
        <Button variant="default" size="xs" onClick={onMore} loading={isReadingMore}>
          {moreWords}
        </Button>
      )}
    </div>
  );
}
