import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import type { Role, UserFactor, UserState } from '@/lib/api/shapes';
import { FACTOR_WORDS, USER_STATE_WORDS } from '@/lib/words/userWords';
import classes from './UserManagement.module.css';
import { isUserChoiceFiltered, type UserChoice } from './userChoice';

interface UserFiltersProps {
  /** Words of a search; they stand in no address. */
  text: string;
  onText: (text: string) => void;
  choice: UserChoice;
  onChoice: (part: Partial<UserChoice>) => void;
  roles: readonly Pick<Role, 'key' | 'name'>[];
}

const STATES = Object.entries(USER_STATE_WORDS).map(([value, { label }]) => ({ value, label }));
const FACTORS = Object.entries(FACTOR_WORDS).map(([value, label]) => ({
  value,
  label: value === 'none' ? 'No second factor' : label,
}));

/** Whom the list shows. */
export function UserFilters({ text, onText, choice, onChoice, roles }: UserFiltersProps) {
  return (
    <div className={classes.tools}>
      <TextInput
        role="searchbox"
        autoComplete="off"
        aria-label="Search users"
        placeholder="Name or email"
        value={text}
        maxLength={120}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onText('')}
        leftSection={<IconSearch size={17} stroke={1.8} aria-hidden />}
        rightSectionPointerEvents="all"
        rightSection={
          text === '' ? null : <CloseButton size="sm" aria-label="Clear the search" onClick={() => onText('')} />
        }
      />
      <fieldset className={classes.filters} aria-label="Filters">
        <NativeSelect
          size="xs"
          aria-label="Role"
          data={[{ value: '', label: 'Any role' }, ...roles.map(({ key, name }) => ({ value: key, label: name }))]}
          value={choice.role ?? ''}
          onChange={(event) => onChoice({ role: event.currentTarget.value || null })}
        />
        <NativeSelect
          size="xs"
          aria-label="State"
          data={[{ value: '', label: 'Any state' }, ...STATES]}
          value={choice.state ?? ''}
          onChange={(event) => onChoice({ state: (event.currentTarget.value || null) as UserState | null })}
        />
        <NativeSelect
          size="xs"
          aria-label="Second factor"
          data={[{ value: '', label: 'With or without second factor' }, ...FACTORS]}
          value={choice.factor ?? ''}
          onChange={(event) => onChoice({ factor: (event.currentTarget.value || null) as UserFactor | null })}
        />
        {isUserChoiceFiltered(choice) ? (
          <Button
            variant="subtle"
            size="xs"
            color="gray"
            c="var(--mantine-color-dimmed)"
            leftSection={<IconX size={14} />}
            onClick={() => onChoice({ role: null, state: null, factor: null })}
          >
            Clear
          </Button>
        ) : null}
      </fieldset>
    </div>
  );
}
