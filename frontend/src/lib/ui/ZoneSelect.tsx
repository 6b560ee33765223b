import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { showClock } from '@/lib/practice/days';
import { PracticeTime, usePracticeTime } from '@/lib/practice/PracticeTime';
import { timeZoneChoices } from '@/lib/practice/timeZones';
import classes from './ZoneSelect.module.css';

interface ZoneSelectProps extends Pick<SelectProps, 'ref' | 'name' | 'size' | 'onBlur' | 'onChange' | 'disabled'> {
  value: string;
  error: string | undefined;
}

/** A time zone, found by typing a part of its name; the time there shows whether it is the right one. */
export function ZoneSelect({ value, error, ...field }: ZoneSelectProps) {
  const choices = useMemo(timeZoneChoices, []);
  return (
    <Select
      {...field}
      value={value}
      label="Time zone"
      description={
        <PracticeTime zone={value}>
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
      error={error}
    />
  );
}

function TimeThere() {
  const { now, zone } = usePracticeTime();
  return `The practice’s days begin and end by its clock. It is ${showClock(now, zone)} there.`;
}
