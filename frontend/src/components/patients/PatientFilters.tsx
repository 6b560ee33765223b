import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CoverageState, ListColumn, PatientOrder, PatientStatus } from '@/lib/api/shapes';
import { COVERAGE_STATE_WORDS } from '@/lib/words/insuranceWords';
import { STATUS_WORDS } from '@/lib/words/patientWords';
import { FilterChips } from './FilterChips';
import { FilterMenu } from './FilterMenu';
import { chipsOf, type FilterNames } from './filterChips';
import { COLUMN_WORDS, COLUMNS, type ListChoice, ORDER_WORDS, withoutFilters } from './listChoice';
import { MoreFilters } from './MoreFilters';
import classes from './PatientFilters.module.css';

const REVIEW = [{ value: 'true', label: 'Needs a look' }];
const ARCHIVED = [{ value: 'true', label: 'Archived only' }];
const NOBODY = { value: 'none', label: 'No provider' };

interface PatientFiltersProps {
  choice: ListChoice;
  onChoice: (choice: ListChoice) => void;
  names: FilterNames;
  /** The lists that the person keeps. */
  views: ReactNode;
}

/** Which patients the list shows. */
export function PatientFilters({ choice, onChoice, names, views }: PatientFiltersProps) {
  const choose = (part: Partial<ListChoice>) => onChoice({ ...choice, ...part });
  const { payers, providers, tags } = names;
  const chips = chipsOf(choice, names);
  return (
    <>
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
            options={[NOBODY, ...providers.map(({ id, display_name }) => ({ value: id, label: display_name }))]}
            chosen={choice.without_provider ? [NOBODY.value] : listOf(choice.provider_id)}
            onChoose={([id]) =>
              choose({
                provider_id: id === NOBODY.value ? null : (id ?? null),
                without_provider: id === NOBODY.value,
              })
            }
          />
        )}
        {tags.length === 0 ? null : (
          <FilterMenu
            label="Tags"
            isMultiple
            options={tags.map(({ code, label, patients }) => ({
              value: code,
              label,
              aside: patients.toLocaleString('en-US'),
            }))}
            chosen={choice.tag}
            onChoose={(tag) => choose({ tag })}
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
        <MoreFilters choice={choice} onChoice={onChoice} />
        <div className={classes.own}>
          <FilterMenu
            label="Columns"
            isMultiple
            isPlain
            options={COLUMNS.map((value) => ({ value, label: COLUMN_WORDS[value].label }))}
            chosen={choice.columns}
            onChoose={(chosen) => choose({ columns: COLUMNS.filter((each: ListColumn) => chosen.includes(each)) })}
          />
          {views}
        </div>
        <NativeSelect
          className={classes.order}
          size="xs"
          aria-label="Sort by"
          data={Object.entries(ORDER_WORDS).map(([value, label]) => ({ value, label: `By ${label.toLowerCase()}` }))}
          value={choice.order}
          onChange={(event) => choose({ order: event.currentTarget.value as PatientOrder })}
        />
      </fieldset>
      {chips.length === 0 ? null : (
        <FilterChips chips={chips} onChoice={onChoice} onClear={() => onChoice(withoutFilters(choice))} />
      )}
    </>
  );
}

function optionsOf(words: Record<string, { label: string }>) {
  return Object.entries(words).map(([value, { label }]) => ({ value, label }));
}

function listOf(value: string | null): string[] {
  return value === null ? [] : [value];
}
