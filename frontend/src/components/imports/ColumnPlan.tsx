import { Alert, Button, Group, Select, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { ImportField, ImportPlan, PatientImport, PatientStatus, SheetColumn } from '@/lib/api/shapes';
import { Refusal } from '@/lib/ui/Refusal';
import { Surface } from '@/lib/ui/Surface';
import { FIELD_GROUPS } from '@/lib/words/importWords';
import { STATUS_WORDS, STATUSES } from '@/lib/words/patientWords';
import classes from './ImportReport.module.css';

const MEANINGS = FIELD_GROUPS.map(({ group, fields }) => ({
  group,
  items: Object.entries(fields).map(([value, label]) => ({ value, label })),
}));
const DAYS: readonly ImportField[] = ['birth_date', 'coverage_begins_on', 'coverage_ends_on'];
const FIRST_STATUSES = STATUSES.filter((status) => status !== 'urgent');

interface ColumnPlanProps {
  imported: PatientImport;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (plan: ImportPlan) => void;
}

/** What each column means, and what to do with the rows: suggested, and as somebody decides. */
export function ColumnPlan({ imported, problem, isSaving, onSubmit }: ColumnPlanProps) {
  const [plan, setPlan] = useState(() => imported.plan ?? suggested(imported));
  const { columns } = imported.facts;
  const change = (changes: Partial<ImportPlan>) => setPlan({ ...plan, ...changes });
  const mean = (column: number, meaning: ImportField | null) =>
    change({ columns: plan.columns.map((each) => (each === meaning ? null : each)).with(column, meaning) });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ ...plan, date_order: plan.date_order ?? knownOrder(columns) });
  };

  return (
    <form onSubmit={submit} noValidate aria-label="Columns">
      <Surface
        title="What do the columns mean?"
        subtitle={`${imported.row_count} rows with the headings. A column without a meaning is left out.`}
        aside={
          <Button type="submit" loading={isSaving}>
            Check the rows
          </Button>
        }
        isPadded={false}
      >
        <Stack gap="sm" px={20} pb="md">
          {imported.plan_is_remembered ? (
            <Alert color="teal">These are the choices of the last file with the same headings.</Alert>
          ) : null}
          <Refusal problem={problem} elsewhere={problem?.brokenRules.map(({ message }) => message) ?? []} />
          <PlanChoices plan={plan} imported={imported} onChange={change} />
        </Stack>
        <div className={classes.scroller}>
          <table className={classes.table} aria-label="Columns of the file">
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col">Values</th>
                <th scope="col">Means</th>
              </tr>
            </thead>
            <tbody>
              {columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <tr key={at}>
                  <td className={classes.file}>{column.heading || `Column ${at + 1}`}</td>
                  <td className={classes.samples}>{column.samples.join(' · ')}</td>
                  <td>
                    <Select
                      aria-label={`Meaning of ${column.heading || `column ${at + 1}`}`}
                      placeholder="Left out"
                      data={MEANINGS}
                      value={plan.columns[at] ?? null}
                      onChange={(value) => mean(at, value as ImportField | null)}
                      clearable
                      searchable
                      w={{ base: '100%', xs: 260 }}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Surface>
    </form>
  );
}

interface PlanChoicesProps {
  plan: ImportPlan;
  imported: PatientImport;
  onChange: (changes: Partial<ImportPlan>) => void;
}

function PlanChoices({ plan, imported, onChange }: PlanChoicesProps) {
  const { columns, first_rows: firstRows } = imported.facts;
  const asksForDates = columns.some(
    ({ asks_for_date_order: asks }, at) => asks && DAYS.includes(plan.columns[at] as ImportField),
  );
  return (
    <Group gap="md" align="flex-start">
      {asksForDates ? (
        <Select
          label="Dates such as 03/04/1980"
          placeholder="Choose"
          data={[
            { value: 'month_first', label: 'March 4 (month first)' },
            { value: 'day_first', label: 'April 3 (day first)' },
          ]}
          value={plan.date_order}
          onChange={(value) => onChange({ date_order: value as ImportPlan['date_order'] })}
          allowDeselect={false}
          w={220}
        />
      ) : null}
      {plan.columns.includes('full_name') ? (
        <Select
          label="Names without a comma"
          data={[
            { value: 'given_first', label: 'First name first' },
            { value: 'family_first', label: 'Last name first' },
          ]}
          value={plan.name_order}
          onChange={(value) => onChange({ name_order: value as ImportPlan['name_order'] })}
          allowDeselect={false}
          w={220}
        />
      ) : null}
      <Select
        label="Headings"
        data={[
          { value: '0', label: 'There are none' },
          ...firstRows.map(({ number }) => ({ value: `${number}`, label: `In row ${number}` })),
        ]}
        value={`${plan.header_row}`}
        onChange={(value) => onChange({ header_row: Number(value) })}
        allowDeselect={false}
        w={160}
      />
      <Select
        label="Patients who are here already"
        data={[
          { value: 'skip', label: 'Leave them as they are' },
          { value: 'update', label: 'Update them from the file' },
        ]}
        value={plan.when_known}
        onChange={(value) => onChange({ when_known: value as ImportPlan['when_known'] })}
        allowDeselect={false}
        w={240}
      />
      <Select
        label="Status of new patients"
        data={FIRST_STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status].label }))}
        value={plan.first_status}
        onChange={(value) => onChange({ first_status: value as PatientStatus })}
        allowDeselect={false}
        w={200}
      />
    </Group>
  );
}

function suggested({ facts }: PatientImport): ImportPlan {
  return {
    header_row: facts.header_row,
    columns: facts.columns.map(({ suggestion }) => suggestion ?? null),
    date_order: knownOrder(facts.columns),
    name_order: 'given_first',
    when_known: 'skip',
    first_status: 'inquiry',
  };
}

/** How the dates are meant, where the file itself tells. */
function knownOrder(columns: readonly SheetColumn[]): ImportPlan['date_order'] {
  return columns.find(({ date_order: order }) => order !== null && order !== undefined)?.date_order ?? null;
}
