import { Button } from '@mantine/core';
import classes from './ShowOlder.module.css';

interface ShowOlderProps {
  /** Null when everything is shown. */
  onMore: (() => void) | null;
  isReadingMore?: boolean;
}

/** The end of a list that begins with the newest. */
export function ShowOlder({ onMore, isReadingMore = false }: ShowOlderProps) {
  return onMore === null ? null : (
    <div className={classes.more}>
      <Button size="xs" variant="default" onClick={onMore} loading={isReadingMore}>
        Show older
      </Button>
    </div>
  );
}
