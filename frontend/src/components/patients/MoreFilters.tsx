import { Button, NativeSelect, NumberInput, Popover, SimpleGrid, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { type ListChoice, readChoice, writeChoice } from './listChoice';

const STATES = [
  { value: '', label: 'Any' },
  ...FIELD_RULES.Address.state.choices.map((value) => ({ value, label: value })),
];
const BIRTHDAYS = [
  { value: '', label: 'Any day' },
  { value: '0', label: 'Today' },
  { value: '7', label: 'Within 7 days' },
  { value: '30', label: 'Within 30 days' },
  { value: '90', label: 'Within 90 days' },
];

type Named = 'state' | 'birthday_within';
type Days =
  | 'coverage_ends_from'
  | 'coverage_ends_to'
  | 'contacted_since'
  | 'not_contacted_since'
  | 'changed_from'
  | 'changed_to';
type Ages = 'age_from' | 'age_to';

interface MoreFiltersProps {
  choice: ListChoice;
  onChoice: (choice: ListChoice) => void;
}

/** Filters that are asked for less often: where somebody lives, ages, birthdays, and stretches of days. */
export function MoreFilters({ choice, onChoice }: MoreFiltersProps) {
  const [isOpen, panel] = useDisclosure(false);
  const choose = (name: Named | Days | Ages, text: string) => {
    const next = { ...choice, [name]: text === '' ? null : text };
    const address = writeChoice(next);
    // A day that is being typed is none yet.
    if (text === '' || readChoice(new URLSearchParams(address.split('?')[1]))[name] === text) {
      onChoice(next);
    }
  };
  const day = (name: Days, label: string) => (
    <TextInput
      type="date"
      size="sm"
      label={label}
      min="1900-01-01"
      max="2199-12-31"
      value={choice[name] ?? ''}
      onChange={(event) => choose(name, event.currentTarget.value)}
    />
  );
  const age = (name: Ages, label: string) => (
    <NumberInput
      size="sm"
      label={label}
      min={0}
      max={150}
      clampBehavior="strict"
      allowDecimal={false}
      value={choice[name] === null ? '' : Number(choice[name])}
      onChange={(value) => choose(name, String(value))}
    />
  );
  const named = (name: Named, label: string, options: { value: string; label: string }[]) => (
    <NativeSelect
      size="sm"
      label={label}
      data={options}
      value={choice[name] ?? ''}
      onChange={(event) => choose(name, event.currentTarget.value)}
    />
  );
  return (
    <Popover
      opened={isOpen}
      onChange={panel.toggle}
      onDismiss={panel.close}
      shadow="md"
      width={380}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconAdjustmentsHorizontal size={15} stroke={1.7} />}
          onClick={panel.toggle}
        >
          More filters
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="More filters">
        <SimpleGrid cols={2} spacing="sm" verticalSpacing="sm">
          {named('state', 'Lives in', STATES)}
          {named('birthday_within', 'Birthday', BIRTHDAYS)}
          {age('age_from', 'Age from')}
          {age('age_to', 'Age to')}
          {day('coverage_ends_from', 'Coverage ends from')}
          {day('coverage_ends_to', 'Coverage ends to')}
          {day('contacted_since', 'In touch since')}
          {day('not_contacted_since', 'No contact since')}
          {day('changed_from', 'Last change from')}
          {day('changed_to', 'Last change to')}
        </SimpleGrid>
      </Popover.Dropdown>
    </Popover>
  );
}
