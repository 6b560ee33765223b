import { IconArrowDown, IconArrowUp, IconSelector } from '@tabler/icons-react';
import classes from './SortHeader.module.css';

interface SortHeaderProps {
  label: string;
  sorted: 'ascending' | 'descending' | 'none';
  /** Null where the list cannot be sorted. */
  onSort: ((descending: boolean) => void) | null;
}

/** How a column is sorted when the list is sorted by another one or by it. */
export function sortedBy<Order>(
  column: Order | null,
  sorting: { order: Order; descending: boolean } | null,
): SortHeaderProps['sorted'] {
  if (sorting === null || column === null || sorting.order !== column) {
    return 'none';
  }
  return sorting.descending ? 'descending' : 'ascending';
}

/** A column's name, which sorts by it: upwards first, downwards the second time. */
export function SortHeader({ label, sorted, onSort }: SortHeaderProps) {
  return (
    <th scope="col" role="columnheader" aria-sort={sorted} className={classes.header}>
      {onSort === null ? (
        <span className={classes.button}>{label}</span>
      ) : (
        <button type="button" onClick={() => onSort(sorted === 'ascending')} className={classes.button}>
          {label}
          <SortSign sorted={sorted} />
        </button>
      )}
    </th>
  );
}

function SortSign({ sorted }: { sorted: SortHeaderProps['sorted'] }) {
  if (sorted === 'none') {
    return <IconSelector size={15} stroke={1.7} aria-hidden className={classes.idle} />;
  }
  return sorted === 'ascending' ? (
    <IconArrowUp size={15} stroke={2} aria-hidden />
  ) : (
    <IconArrowDown size={15} stroke={2} aria-hidden />
  );
}
