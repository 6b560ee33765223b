import { Button, Checkbox, Popover, Radio, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import classes from './FilterMenu.module.css';

interface Option {
  value: string;
  label: string;
  /** Stands behind the label, more quietly. */
  aside?: string;
}

interface FilterMenuProps {
  label: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
  /** Several may be chosen; otherwise one, or any. */
  isMultiple?: boolean;
  /** The button bears the label alone, whatever is chosen. */
  isPlain?: boolean;
}

const ANY = '';

/** One filter: a button that names what is chosen, and opens the choice. */
export function FilterMenu({ label, options, chosen, onChoose, isMultiple = false, isPlain = false }: FilterMenuProps) {
  const [isOpen, menu] = useDisclosure(false);
  const names = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  return (
    <Popover
      opened={isOpen}
      onChange={menu.toggle}
      onDismiss={menu.close}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          className={classes.button}
          data-chosen={(names.length > 0 && !isPlain) || undefined}
          rightSection={<IconChevronDown size={14} />}
          onClick={menu.toggle}
        >
          {names.length === 0 || isPlain ? label : `${label}: ${names.join(', ')}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label={label}>
        {isMultiple ? (
          <Checkbox.Group value={[...chosen]} onChange={onChoose} aria-label={label}>
            <Stack gap={10}>
              {options.map((option) => (
                <Checkbox key={option.value} value={option.value} label={<Labelled {...option} />} />
              ))}
            </Stack>
          </Checkbox.Group>
        ) : (
          <Radio.Group
            value={chosen[0] ?? ANY}
            onChange={(value) => onChoose(value === ANY ? [] : [value])}
            aria-label={label}
          >
            <Stack gap={10}>
              <Radio value={ANY} label="Any" />
              {options.map((option) => (
                <Radio key={option.value} value={option.value} label={option.label} />
              ))}
            </Stack>
          </Radio.Group>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Labelled({ label, aside }: Option) {
  return aside === undefined ? (
    label
  ) : (
    <>
      {label} <span className={classes.aside}>{aside}</span>
    </>
  );
}
