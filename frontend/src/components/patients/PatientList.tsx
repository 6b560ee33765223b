import type { KeyboardEvent } from 'react';
import type { PatientListItem, PatientOrder } from '@/lib/api/shapes';
import classes from './PatientList.module.css';
import { PatientRow } from './PatientRow';
import { SortHeader } from './SortHeader';

interface Sorting {
  order: PatientOrder;
  descending: boolean;
  onOrder: (order: PatientOrder, descending: boolean) => void;
}

interface PatientListProps {
  patients: readonly PatientListItem[];
  /** By which column the list is sorted; null where the order is not a column's, as in a search. */
  sorting: Sorting | null;
  /** A patient is being opened. */
  onOpen: () => void;
  /** Something newer is on its way. */
  isUpdating: boolean;
}

const COLUMNS: readonly { label: string; order: PatientOrder }[] = [
  { label: 'Patient', order: 'name' },
  { label: 'Born', order: 'birth_date' },
  { label: 'Status', order: 'status' },
  { label: 'Record no.', order: 'mrn' },
  { label: 'Insurance', order: 'payer' },
  { label: 'Coverage', order: 'coverage_end' },
  { label: 'Changed', order: 'updated' },
];

/** Patients as a dense table; arrow keys walk through the rows, and each row leads to its patient. */
export function PatientList({ patients, sorting, onOpen, isUpdating }: PatientListProps) {
  return (
    <div className={classes.scroller} data-updating={isUpdating || undefined}>
      {/* Roles are spelled out because small screens lay the rows out as cards, which takes a table's own roles away. */}
      <table className={classes.table} role="table" aria-label="Patients" aria-busy={isUpdating}>
        <thead className={classes.head} role="rowgroup">
          <tr role="row">
            {COLUMNS.map((column) => (
              <SortHeader
                key={column.order}
                label={column.label}
                sorted={sortedBy(column.order, sorting)}
                onSort={sorting === null ? null : (isDescending) => sorting.onOrder(column.order, isDescending)}
              />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" onKeyDown={walk}>
          {patients.map((patient) => (
            <PatientRow key={patient.id} patient={patient} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sortedBy(order: PatientOrder, sorting: Sorting | null) {
  if (sorting === null || sorting.order !== order) {
    return 'none';
  }
  return sorting.descending ? 'descending' : 'ascending';
}

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) {
    return;
  }
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  links[step(at, links.length - 1)]?.focus();
}
