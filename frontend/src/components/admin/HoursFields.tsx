import { Checkbox, TextInput } from '@mantine/core';
import { useFormContext, useWatch } from 'react-hook-form';
import { WEEKDAY_CODES, WEEKDAYS, type Weekday } from '@/lib/words/practiceWords';
import classes from './HoursFields.module.css';
import type { SettingsValues } from './settingsShape';

/** When the practice is open, day by day, on its own clock. */
export function HoursFields() {
  const hours = useWatch<SettingsValues, 'hours'>({ name: 'hours' });
  const hasHours = WEEKDAY_CODES.some((code) => hours[code].isOpen);
  return (
    <div className={classes.days}>
      {WEEKDAY_CODES.map((code) => (
        <Day key={code} code={code} isOpen={hours[code].isOpen} otherwise={hasHours ? 'Closed' : 'Always open'} />
      ))}
    </div>
  );
}

interface DayProps {
  code: Weekday;
  isOpen: boolean;
  /** What a day without hours is. */
  otherwise: string;
}

function Day({ code, isOpen, otherwise }: DayProps) {
  const { register, formState } = useFormContext<SettingsValues>();
  const errors = formState.errors.hours?.[code];
  const name = WEEKDAYS[code];
  return (
    <fieldset className={classes.day} aria-label={name}>
      <Checkbox label={name} {...register(`hours.${code}.isOpen`)} />
      {isOpen ? (
        <div className={classes.times}>
          <TextInput
            type="time"
            aria-label={`${name}, open from`}
            {...register(`hours.${code}.from`)}
            error={errors?.from?.message}
          />
          <span>to</span>
          <TextInput
            type="time"
            aria-label={`${name}, open until`}
            {...register(`hours.${code}.until`)}
            error={errors?.until?.message}
          />
        </div>
      ) : (
        <span className={classes.closed}>{otherwise}</span>
      )}
    </fieldset>
  );
}
