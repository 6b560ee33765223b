import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { Controller } from 'react-hook-form';
import { showClock } from '@/lib/practice/days';
import { PracticeTime, usePracticeTime } from '@/lib/practice/PracticeTime';
import { timeZoneChoices } from '@/lib/practice/timeZones';
import type { SetUpFormValues } from './setUpFormShape';
import classes from './ZoneField.module.css';

/** The practice's time zone, found by typing a part of its name; the time there shows whether it is the right one. */
export function ZoneField() {
  const choices = useMemo(timeZoneChoices, []);
  return (
    <Controller<SetUpFormValues, 'zone'>
      name="zone"
      render={({ field, fieldState }) => (
        <Select
          {...field}
          label="Time zone"
          description={
            <PracticeTime zone={field.value}>
              <TimeThere />
            </PracticeTime>
          }
          data={choices}
          searchable
          selectFirstOptionOnChange
          allowDeselect={false}
          nothingFoundMessage="There is no such time zone. Try the nearest large city."
          withScrollArea={false}
          classNames={{ options: classes.options ?? '' }}
          comboboxProps={{ withinPortal: false }}
          size="md"
          error={fieldState.error?.message}
        />
      )}
    />
  );
}

function TimeThere() {
  const { now, zone } = usePracticeTime();
  return `The practice’s days begin and end by its clock. It is ${showClock(now, zone)} there.`;
}
