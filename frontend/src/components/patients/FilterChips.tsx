import { Button, Pill } from '@mantine/core';
import classes from './FilterChips.module.css';
import type { FilterChip } from './filterChips';
import type { ListChoice } from './listChoice';

interface FilterChipsProps {
  chips: readonly FilterChip[];
  onChoice: (choice: ListChoice) => void;
  onClear: () => void;
}

/** What the list is narrowed to, each to be taken away by itself. */
export function FilterChips({ chips, onChoice, onClear }: FilterChipsProps) {
  return (
    <div className={classes.chips}>
      {chips.map(({ label, without }) => (
        <Pill
          key={label}
          size="md"
          withRemoveButton
          removeButtonProps={{ 'aria-label': `Take away: ${label}`, 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() => onChoice(without)}
        >
          {label}
        </Pill>
      ))}
      <Button variant="subtle" size="compact-xs" color="gray" c="var(--mantine-color-dimmed)" onClick={onClear}>
        Clear
      </Button>
    </div>
  );
}
