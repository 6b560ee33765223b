import { Checkbox } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { ListColumn, PatientListItem, PatientOrder } from '@/lib/api/shapes';
import { SortHeader, sortedBy } from '@/lib/ui/SortHeader';
import { walkRows } from '@/lib/ui/walkRows';
import { COLUMN_WORDS, USUAL_COLUMNS } from './listChoice';
import type { Selection } from './listSelection';
import classes from './PatientList.module.css';
import { PatientRow, type RowActions } from './PatientRow';

interface Sorting {
  order: PatientOrder;
  descending: boolean;
  onOrder: (order: PatientOrder, descending: boolean) => void;
}

interface PatientListProps {
  patients: readonly PatientListItem[];
  columns?: readonly ListColumn[];
  /** By which column the list is sorted; null where the order is not a column's, as in a search. */
  sorting: Sorting | null;
  /** Who is chosen; without it nobody can be. */
  selection?: Selection | undefined;
  /** What can be done with one row. */
  actions?: RowActions | undefined;
  /** A patient is being opened. */
  onOpen: () => void;
  /** Something newer is on its way. */
  isUpdating: boolean;
}

/** Patients as a dense table; arrow keys walk through the rows, X chooses one, and each row leads to its patient. */
export function PatientList(props: PatientListProps) {
  const { patients, columns = USUAL_COLUMNS, sorting, selection, actions, onOpen, isUpdating } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const before = focusedRow();
    walkRows(event);
    if (selection !== undefined && before !== null) {
      chooseByKey(event, selection, before);
    }
  };
  return (
    <div className={classes.scroller} data-updating={isUpdating || undefined}>
      {/* Roles are spelled out because small screens lay the rows out as cards, which takes a table's own roles away. */}
      <table className={classes.table} role="table" aria-label="Patients" aria-busy={isUpdating}>
        <colgroup>
          {selection === undefined ? null : <col className={classes.narrow} />}
          <col data-column="name" />
          {columns.map((column) => (
            <col key={column} data-column={column} />
          ))}
          {actions === undefined ? null : <col className={classes.narrow} />}
        </colgroup>
        <thead className={classes.head} role="rowgroup">
          <tr role="row">
            {selection === undefined ? null : (
              <th scope="col" role="columnheader">
                <SelectAll selection={selection} />
              </th>
            )}
            <Heading label="Patient" order="name" sorting={sorting} />
            {columns.map((column) => (
              <Heading key={column} {...COLUMN_WORDS[column]} sorting={sorting} />
            ))}
            {actions === undefined ? null : (
              <th scope="col" role="columnheader">
                <span className={classes.unseen}>Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup" onKeyDown={onKeyDown}>
          {patients.map((patient) => (
            <PatientRow
              key={patient.id}
              patient={patient}
              columns={columns}
              selection={selection}
              actions={actions}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadingProps {
  label: string;
  order: PatientOrder | null;
  sorting: Sorting | null;
}

function Heading({ label, order, sorting }: HeadingProps) {
  return (
    <SortHeader
      label={label}
      sorted={sortedBy(order, sorting)}
      onSort={sorting === null || order === null ? null : (isDescending) => sorting.onOrder(order, isDescending)}
    />
  );
}

function SelectAll({ selection }: { selection: Selection }) {
  const { isAll, chosen, all, clear } = selection;
  return (
    <Checkbox
      size="xs"
      aria-label={isAll ? 'Select none' : 'Select all that are shown'}
      checked={isAll}
      indeterminate={chosen.size > 0 && !isAll}
      onChange={isAll ? clear : all}
    />
  );
}

function focusedRow(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-patient]')?.dataset.patient ?? null;
}

/** X chooses the row that has the focus; Shift with an arrow takes the next one in. */
function chooseByKey(event: KeyboardEvent<HTMLElement>, selection: Selection, before: string): void {
  const now = focusedRow();
  if (event.key === 'x' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    selection.toggle(before);
  } else if (event.shiftKey && now !== null && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    selection.add([before, now]);
  }
}
