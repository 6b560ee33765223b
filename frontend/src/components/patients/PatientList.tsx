import type { PatientListItem, PatientOrder } from '@/lib/api/shapes';
import { SortHeader, sortedBy } from '@/lib/ui/SortHeader';
import { walkRows } from '@/lib/ui/walkRows';
import classes from './PatientList.module.css';
import { PatientRow } from './PatientRow';

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
        <tbody role="rowgroup" onKeyDown={walkRows}>
          {patients.map((patient) => (
            <PatientRow key={patient.id} patient={patient} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
