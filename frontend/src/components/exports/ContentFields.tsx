import { Button, Checkbox, Collapse, Group, Radio, SimpleGrid, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import type { ExportColumn, ExportContent, ExportWanted } from '@/lib/api/shapes';
import { COLUMN_WORDS, CONTENT_WORDS, columnsOf, usualColumns } from '@/lib/words/exportWords';
import classes from './ExportFields.module.css';
import type { ExportForm } from './exportForm';

const CONTENTS = Object.entries(CONTENT_WORDS) as [ExportContent, { label: string; meaning: string }][];

/** What stands in the file, and in which form. */
export function ContentFields({ seesNotes }: { seesNotes: boolean }) {
  const { control, setValue } = useFormContext<ExportForm>();
  const isDeidentified = useWatch<ExportForm, 'isDeidentified'>({ control, name: 'isDeidentified' });
  return (
    <Stack gap="md">
      <Controller
        control={control}
        name="content"
        render={({ field }) => (
          <Radio.Group
            label="What"
            value={field.value}
            onChange={(value) => {
              field.onChange(value);
              setValue('columns', null);
            }}
          >
            <Stack gap="xs" mt={6}>
              {CONTENTS.map(([value, { label, meaning }]) => (
                <Radio key={value} value={value} label={label} description={meaning} />
              ))}
            </Stack>
          </Radio.Group>
        )}
      />
      <Controller
        control={control}
        name="format"
        render={({ field }) => (
          <Radio.Group
            label="As"
            value={field.value}
            onChange={(value) => field.onChange(value as ExportWanted['format'])}
          >
            <Group gap="lg" mt={6}>
              <Radio value="csv" label="CSV" />
              <Radio value="xlsx" label="Excel workbook" />
            </Group>
          </Radio.Group>
        )}
      />
      <Controller
        control={control}
        name="isDeidentified"
        render={({ field: { value, ...field } }) => (
          <Switch
            {...field}
            checked={value}
            label="Without anything that says who it is"
            description="De-identified by the Safe Harbor rule of HIPAA: no names, addresses, numbers or notes. Of dates only the year, of ZIP codes only the area, and everybody over 89 is one group. Such a file is no disclosure."
          />
        )}
      />
      {isDeidentified ? null : <Columns seesNotes={seesNotes} />}
    </Stack>
  );
}

function Columns({ seesNotes }: { seesNotes: boolean }) {
  const { control } = useFormContext<ExportForm>();
  const content = useWatch<ExportForm, 'content'>({ control, name: 'content' });
  const [isOpen, setOpen] = useState(false);
  const offered = columnsOf(content, seesNotes);
  return (
    <Controller
      control={control}
      name="columns"
      render={({ field, fieldState }) => {
        const chosen = field.value ?? usualColumns(content);
        return (
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              className={classes.turn}
            >
              {isOpen ? 'Hide the columns' : `Choose the columns (${chosen.length} of ${offered.length})`}
            </Button>
            <Collapse expanded={isOpen}>
              <Checkbox.Group
                aria-label="Columns"
                value={chosen}
                onChange={(next) => field.onChange(offered.filter((column) => next.includes(column)))}
                error={fieldState.error?.message}
              >
                <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="xs" mt="xs">
                  {offered.map((column: ExportColumn) => (
                    <Checkbox key={column} value={column} label={COLUMN_WORDS[column]} size="xs" />
                  ))}
                </SimpleGrid>
              </Checkbox.Group>
            </Collapse>
          </div>
        );
      }}
    />
  );
}
