import { NativeSelect, TextInput } from '@mantine/core';
import { useFormContext } from 'react-hook-form';
import type { Colleague } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import classes from './AlertPreferencesForm.module.css';
import type { PreferencesValues } from './preferencesShape';

/** When a person is left in peace, and who is told instead. */
export function AwayFields({ colleagues }: { colleagues: readonly Colleague[] }) {
  const { register, formState } = useFormContext<PreferencesValues>();
  const { errors } = formState;
  return (
    <>
      <Surface title="Quiet hours" subtitle="On the practice’s clock. Only what is urgent comes through.">
        <div className={classes.fields}>
          <TextInput type="time" label="From" {...register('quiet_from')} error={errors.quiet_from?.message} />
          <TextInput type="time" label="Until" {...register('quiet_until')} error={errors.quiet_until?.message} />
        </div>
      </Surface>
      <Surface
        title="Deputy"
        subtitle="Is told instead while you are away, and first when an alert of yours stays unacknowledged."
      >
        <div className={classes.fields}>
          <NativeSelect
            label="Who stands in for you"
            data={[
              { value: '', label: 'Nobody' },
              ...colleagues.map(({ user_id, name }) => ({ value: user_id, label: name })),
            ]}
            {...register('deputy_id')}
            error={errors.deputy_id?.message}
          />
          <TextInput
            type="datetime-local"
            label="Away until"
            {...register('away_until')}
            error={errors.away_until?.message}
          />
        </div>
      </Surface>
    </>
  );
}
