import type { AuditEntry } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { ListFoot } from '@/lib/ui/ListFoot';
import { Tag } from '@/lib/ui/Tag';
import wholeRow from '@/lib/ui/WholeRow.module.css';
import { actionWords, RESULT_WORDS, subjectWords, whoWords } from '@/lib/words/auditWords';
import classes from './AuditTable.module.css';

interface AuditTableProps {
  /** The newest first. */
  entries: readonly AuditEntry[];
  /** Something newer is on its way. */
  isUpdating: boolean;
  onOpen: (id: string) => void;
  /** Reads the next page; null on the last one. */
  onMore: (() => void) | null;
  isReadingMore: boolean;
  /** How far the looking came, where the last page ended before it was full. */
  lookedBackTo: string | null;
}

/** Who did what to whom, when, and how it ended; a press on a row tells more. */
export function AuditTable({ entries, isUpdating, onOpen, onMore, isReadingMore, lookedBackTo }: AuditTableProps) {
  const { zone } = usePracticeTime();
  return (
    <>
      <table
        className={classes.table}
        aria-label="Entries"
        aria-busy={isUpdating}
        data-updating={isUpdating || undefined}
      >
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">About</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} zone={zone} onOpen={() => onOpen(entry.id)} />
          ))}
        </tbody>
      </table>
      <ListFoot
        words={shownWords(entries.length, onMore !== null, lookedBackTo, zone)}
        moreWords={lookedBackTo === null ? 'Show older' : 'Look further back'}
        onMore={onMore}
        isReadingMore={isReadingMore}
      />
    </>
  );
}

function EntryRow({ entry, zone, onOpen }: { entry: AuditEntry; zone: string; onOpen: () => void }) {
  const { label, tone } = RESULT_WORDS[entry.result];
  return (
    <tr className={classes.row} data-entry={entry.id} data-automatic={entry.is_automatic || undefined}>
      <td className={classes.when}>{showMoment(entry.at, zone)}</td>
      <td className={classes.who}>{whoWords(entry)}</td>
      <td className={classes.what}>
        <button type="button" className={`${classes.open} ${wholeRow.target}`} onClick={onOpen}>
          {actionWords(entry.action)}
        </button>
      </td>
      <td className={classes.about}>{subjectWords(entry)}</td>
      <td className={classes.tags}>
        <Tag tone={tone}>{label}</Tag>
        {entry.is_emergency ? <Tag tone="red">Emergency</Tag> : null}
        {entry.is_automatic ? <Tag tone="gray">Automatic</Tag> : null}
        {entry.is_ours ? null : <Tag tone="red">Not PFINNI’s</Tag>}
      </td>
    </tr>
  );
}

function shownWords(count: number, hasMore: boolean, lookedBackTo: string | null, zone: string): string {
  const shown = `${count.toLocaleString('en-US')} ${count === 1 ? 'entry' : 'entries'}`;
  if (lookedBackTo !== null) {
    return `${shown} found so far, back to ${showMoment(lookedBackTo, zone)}.`;
  }
  return hasMore ? `The newest ${shown} are shown.` : shown;
}
