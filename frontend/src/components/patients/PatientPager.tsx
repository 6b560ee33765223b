import { Button, NativeSelect } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import classes from './PatientPager.module.css';

const PAGE_SIZES = ['25', '50', '100'];

interface PatientPagerProps {
  /** How many pages lie before this one. */
  page: number;
  limit: number;
  shown: number;
  total: number;
  onLimit: (limit: number) => void;
  onBack: (() => void) | null;
  onNext: (() => void) | null;
}

/** Which rows of how many are shown, and the way to the others. The next page is read only when it is asked for: every row that is read is a look at a record. */
export function PatientPager({ page, limit, shown, total, onLimit, onBack, onNext }: PatientPagerProps) {
  const first = shown === 0 ? 0 : page * limit + 1;
  const figures = (count: number) => count.toLocaleString('en-US');
  return (
    <nav className={classes.pager} aria-label="Pages">
      <p className={classes.where} role="status">
        {figures(first)}–{figures(page * limit + shown)} of <strong>{figures(total)}</strong>
      </p>
      <NativeSelect
        aria-label="Rows on a page"
        size="xs"
        data={PAGE_SIZES.map((size) => ({ value: size, label: `${size} rows` }))}
        value={String(limit)}
        onChange={(event) => onLimit(Number(event.currentTarget.value))}
      />
      <Button.Group>
        <Button
          size="xs"
          variant="default"
          disabled={onBack === null}
          onClick={onBack ?? undefined}
          leftSection={<IconChevronLeft size={15} />}
        >
          Back
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={onNext === null}
          onClick={onNext ?? undefined}
          rightSection={<IconChevronRight size={15} />}
        >
          Next
        </Button>
      </Button.Group>
    </nav>
  );
}
