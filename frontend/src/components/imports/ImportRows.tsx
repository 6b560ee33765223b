import { Anchor } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import type { ImportStage, RowResult, SheetColumn } from '@/lib/api/shapes';
import { ListFoot } from '@/lib/ui/ListFoot';
import { Tag } from '@/lib/ui/Tag';
import { ROW_OUTCOME_WORDS } from '@/lib/words/importWords';
import classes from './ImportReport.module.css';

interface ImportRowsProps {
  rows: readonly RowResult[];
  columns: readonly SheetColumn[];
  stage: ImportStage;
  onMore: (() => void) | null;
  isReadingMore: boolean;
}

/** Rows of a file with what becomes, or became, of each, and every rule that it breaks. */
export function ImportRows({ rows, columns, stage, onMore, isReadingMore }: ImportRowsProps) {
  return (
    <>
      <div className={classes.scroller}>
        <table className={classes.table} aria-label="Rows of the file">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Name</th>
              <th scope="col">Outcome</th>
              <th scope="col">What to know</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ImportRow key={row.row} row={row} columns={columns} words={stage === 'check' ? 'before' : 'label'} />
            ))}
          </tbody>
        </table>
      </div>
      <ListFoot
        words={rows.length === 1 ? '1 row shown' : `${rows.length} rows shown`}
        moreWords="Show more"
        onMore={onMore}
        isReadingMore={isReadingMore}
      />
    </>
  );
}

interface ImportRowProps {
  row: RowResult;
  columns: readonly SheetColumn[];
  words: 'before' | 'label';
}

function ImportRow({ row, columns, words }: ImportRowProps) {
  const { tone, [words]: label } = ROW_OUTCOME_WORDS[row.outcome];
  return (
    <tr>
      <td data-label="Row">{row.row}</td>
      <td className={classes.file}>{row.name}</td>
      <td>
        <Tag tone={tone}>{label}</Tag>
      </td>
      <td>
        {row.faults.map((fault) => (
          <div key={`${fault.column}-${fault.rule}`}>
            {fault.column === null ? null : <strong>{headingOf(columns, fault.column)}: </strong>}
            {fault.message}
          </div>
        ))}
        {row.same_as_row === null ? null : `The same patient as in row ${row.same_as_row}.`}
        {row.patient_id === null ? null : (
          <Anchor component={Link} href={`/patients/${row.patient_id}` as Route} size="sm" c="var(--pf-link)">
            Open the patient
          </Anchor>
        )}
      </td>
    </tr>
  );
}

function headingOf(columns: readonly SheetColumn[], column: number): string {
  return columns[column]?.heading || `Column ${column + 1}`;
}
