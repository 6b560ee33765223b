import { Button, Checkbox } from '@mantine/core';
import { IconCheck, IconKeyboard } from '@tabler/icons-react';
import classes from './AlertBulkBar.module.css';

interface AlertBulkBarProps {
  selected: readonly string[];
  /** What can be selected. */
  all: readonly string[];
  onSelect: (ids: readonly string[]) => void;
  onAcknowledge: () => void;
  onHelp: () => void;
}

/** What can be done with several alerts at once. */
export function AlertBulkBar({ selected, all, onSelect, onAcknowledge, onHelp }: AlertBulkBarProps) {
  const count = selected.length;
  const isAll = count === all.length;
  return (
    <div className={classes.bar} data-active={count > 0 || undefined}>
      <Checkbox
        size="xs"
        aria-label={isAll ? 'Select none' : 'Select all that are shown'}
        checked={isAll}
        indeterminate={count > 0 && !isAll}
        onChange={() => onSelect(isAll ? [] : all)}
      />
      <span className={classes.words} role="status">
        {count === 0 ? 'Most pressing first' : `${count} selected`}
      </span>
      {count === 0 ? (
        <Button
          className={classes.keys}
          variant="subtle"
          size="compact-xs"
          color="gray"
          c="var(--mantine-color-dimmed)"
          leftSection={<IconKeyboard size={16} stroke={1.7} />}
          onClick={onHelp}
        >
          Keyboard
        </Button>
      ) : (
        <Button size="compact-sm" leftSection={<IconCheck size={15} />} onClick={onAcknowledge}>
          Acknowledge {count}
        </Button>
      )}
    </div>
  );
}
