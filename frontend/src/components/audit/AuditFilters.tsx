import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { AuditChoices, AuditFamily, AuditResult } from '@/lib/api/shapes';
import { SYSTEM_CHOICES } from '@/lib/words/actorWords';
import { actionWords, FAMILY_WORDS, RESULT_WORDS } from '@/lib/words/auditWords';
import classes from './AuditFilters.module.css';
import { type AuditChoice, isNarrowed, NO_CHOICE } from './auditChoice';

interface AuditFiltersProps {
  choice: AuditChoice;
  onChoice: (part: Partial<AuditChoice>) => void;
  choices: AuditChoices | undefined;
}

/** Which entries are meant: when, who, what, how it ended. */
export function AuditFilters({ choice, onChoice, choices }: AuditFiltersProps) {
  return (
    <fieldset className={classes.filters} aria-label="Filters">
      <TextInput
        type="date"
        size="xs"
        label="From"
        value={choice.from ?? ''}
        {...(choice.to === null ? {} : { max: choice.to })}
        onChange={(event) => onChoice({ from: event.currentTarget.value || null })}
      />
      <TextInput
        type="date"
        size="xs"
        label="To"
        value={choice.to ?? ''}
        {...(choice.from === null ? {} : { min: choice.from })}
        onChange={(event) => onChoice({ to: event.currentTarget.value || null })}
      />
      <NativeSelect
        size="xs"
        label="Who"
        value={choice.actor ?? ''}
        onChange={(event) => onChoice({ actor: event.currentTarget.value || null })}
        data={[
          { value: '', label: 'Anybody' },
          { group: 'Staff', items: staffOf(choices, choice.actor) },
          { group: 'PFINNI itself', items: SYSTEM_CHOICES.map(({ id, name }) => ({ value: id, label: name })) },
        ]}
      />
      <NativeSelect
        size="xs"
        label="What"
        value={choice.action ?? (choice.family === null ? '' : `${ALL_OF}${choice.family}`)}
        onChange={(event) => onChoice(whatOf(event.currentTarget.value))}
        data={[{ value: '', label: 'Anything' }, ...actionsOf(choices)]}
      />
      <NativeSelect
        size="xs"
        label="Outcome"
        value={choice.result ?? ''}
        onChange={(event) => onChoice({ result: (event.currentTarget.value || null) as AuditResult | null })}
        data={[{ value: '', label: 'Any outcome' }, ...RESULTS]}
      />
      <div className={classes.switches}>
        <Checkbox
          size="xs"
          label="Emergency access only"
          checked={choice.emergency}
          onChange={(event) => onChoice({ emergency: event.currentTarget.checked })}
        />
        <Checkbox
          size="xs"
          label="Show automatic refreshes"
          checked={choice.hidden}
          onChange={(event) => onChoice({ hidden: event.currentTarget.checked })}
        />
      </div>
      <Narrowing choice={choice} onChoice={onChoice} />
    </fieldset>
  );
}

const ALL_OF = 'all:';
const RESULTS = Object.entries(RESULT_WORDS).map(([value, { label }]) => ({ value, label }));

/** What was chosen elsewhere, by opening an entry: it can only be taken away here. */
function Narrowing({ choice, onChoice }: Omit<AuditFiltersProps, 'choices'>) {
  if (!isNarrowed(choice)) {
    return null;
  }
  return (
    <div className={classes.narrowing}>
      {choice.subject === null ? null : (
        <Button
          size="compact-xs"
          variant="light"
          rightSection={<IconX size={13} aria-hidden />}
          onClick={() => onChoice({ subject: null })}
          aria-label="Show entries about everybody"
        >
          About {choice.subject}
        </Button>
      )}
      {choice.session === null ? null : (
        <Button
          size="compact-xs"
          variant="light"
          rightSection={<IconX size={13} aria-hidden />}
          onClick={() => onChoice({ session: null })}
          aria-label="Show entries of every session"
        >
          One session
        </Button>
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        onClick={() => onChoice({ ...NO_CHOICE, hidden: choice.hidden, opened: choice.opened })}
      >
        Clear the filters
      </Button>
    </div>
  );
}

function staffOf(choices: AuditChoices | undefined, chosen: string | null) {
  const staff = (choices?.actors ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isUnknown = chosen !== null && !chosen.startsWith('system:') && !staff.some(({ value }) => value === chosen);
  return isUnknown ? [...staff, { value: chosen, label: 'An account that is gone' }] : staff;
}

function actionsOf(choices: AuditChoices | undefined) {
  return (Object.entries(FAMILY_WORDS) as [AuditFamily, string][]).map(([family, label]) => ({
    group: label,
    items: [
      { value: `${ALL_OF}${family}`, label: `${label}: everything` },
      ...(choices?.families[family] ?? []).map((action) => ({ value: action, label: actionWords(action) })),
    ],
  }));
}

function whatOf(value: string): Pick<AuditChoice, 'family' | 'action'> {
  if (value.startsWith(ALL_OF)) {
    return { family: value.slice(ALL_OF.length) as AuditFamily, action: null };
  }
  return { family: null, action: value || null };
}
