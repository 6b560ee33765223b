import { Button } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import type { MergeLine } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Tag } from '@/lib/ui/Tag';
import classes from './MergeHistory.module.css';

interface MergeHistoryProps {
  merges: readonly MergeLine[];
  onUndo: (merge: MergeLine) => void;
}

/** What was merged, by whom and why; each can be undone. */
export function MergeHistory({ merges, onUndo }: MergeHistoryProps) {
  const { zone } = usePracticeTime();
  return (
    <ul className={classes.list} aria-label="Merges">
      {merges.map((merge) => (
        <li key={merge.id} className={classes.merge}>
          <div className={classes.words}>
            <p className={classes.what}>
              {merge.other_name} went into{' '}
              <Link href={`/patients/${merge.survivor_id}` as Route}>{merge.survivor_name}</Link>
              {merge.undone_at === null ? null : <Tag tone="gray">Undone</Tag>}
            </p>
            <p className={classes.quiet}>
              {merge.by_name ?? 'A former user'}, {showMoment(merge.at, zone)}: {merge.reason}
            </p>
            {merge.undone_at === null ? null : (
              <p className={classes.quiet}>
                Undone by {merge.undone_by_name ?? 'a former user'}, {showMoment(merge.undone_at, zone)}
              </p>
            )}
          </div>
          {merge.undone_at === null ? (
            <Button
              size="xs"
              variant="default"
              onClick={() => onUndo(merge)}
              aria-label={`Undo the merge into ${merge.survivor_name}`}
            >
              Undo
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
