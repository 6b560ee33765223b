import { Button, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { CoverageState, PatientOrder, PatientStatus, Payer, Provider } from '@/lib/api/shapes';
import { COVERAGE_STATE_WORDS } from '@/lib/words/insuranceWords';
import { STATUS_WORDS } from '@/lib/words/patientWords';
import { FilterMenu } from './FilterMenu';
import { isFiltered, type ListChoice, ORDER_WORDS, withoutFilters } from './listChoice';
import classes from './PatientFilters.module.css';

const REVIEW = [{ value: 'true', label: 'Needs a look' }];
const ARCHIVED = [{ value: 'true', label: 'Archived only' }];

interface PatientFiltersProps {
  choice: ListChoice;
  onChoice: (choice: ListChoice) => void;
  payers: readonly Payer[];
  providers: readonly Provider[];
}

/** Which patients the list shows. */
export function PatientFilters({ choice, onChoice, payers, providers }: PatientFiltersProps) {
  const choose = (part: Partial<ListChoice>) => onChoice({ ...choice, ...part });
  return (
    <fieldset className={classes.filters} aria-label="Filters">
      <FilterMenu
        label="Status"
        isMultiple
        options={optionsOf(STATUS_WORDS)}
        chosen={choice.status}
        onChoose={(status) => choose({ status: status as PatientStatus[] })}
      />
      <FilterMenu
        label="Coverage"
        options={optionsOf(COVERAGE_STATE_WORDS)}
        chosen={listOf(choice.coverage)}
        onChoose={([coverage]) => choose({ coverage: (coverage as CoverageState | undefined) ?? null })}
      />
      <FilterMenu
        label="Payer"
        options={payers.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={listOf(choice.payer_id)}
        onChoose={([id]) => choose({ payer_id: id ?? null })}
      />
      {providers.length === 0 ? null : (
        <FilterMenu
          label="Provider"
          options={providers.map(({ id, display_name }) => ({ value: id, label: display_name }))}
          chosen={listOf(choice.provider_id)}
          onChoose={([id]) => choose({ provider_id: id ?? null })}
        />
      )}
      <FilterMenu
        label="Review"
        options={REVIEW}
        chosen={choice.pending_review ? ['true'] : []}
        onChoose={([value]) => choose({ pending_review: value !== undefined })}
      />
      <FilterMenu
        label="Archive"
        options={ARCHIVED}
        chosen={choice.archived ? ['true'] : []}
        onChoose={([value]) => choose({ archived: value !== undefined })}
      />
      {isFiltered(choice) ? (
        <Button
          variant="subtle"
          size="xs"
          color="gray"
          c="var(--mantine-color-dimmed)"
          leftSection={<IconX size={14} />}
          onClick={() => onChoice(withoutFilters(choice))}
        >
          Clear
        </Button>
      ) : null}
      <NativeSelect
        className={classes.order}
        size="xs"
        aria-label="Sort by"
        data={Object.entries(ORDER_WORDS).map(([value, label]) => ({ value, label: `By ${label.toLowerCase()}` }))}
        value={choice.order}
        onChange={(event) => choose({ order: event.currentTarget.value as PatientOrder })}
      />
    </fieldset>
  );
}

function optionsOf(words: Record<string, { label: string }>) {
  return Object.entries(words).map(([value, { label }]) => ({ value, label }));
}

function listOf(value: string | null): string[] {
  return value === null ? [] : [value];
}
