import { Checkbox, Chip, Group, TextInput } from '@mantine/core';
import { Controller, useFormContext } from 'react-hook-form';
import { Surface } from '@/lib/ui/Surface';
import { classesFor, PRIORITY_WORDS } from '@/lib/words/alertWords';
import classes from './AlertPreferencesForm.module.css';
import { PHONE_EXAMPLE, type PreferencesValues } from './preferencesShape';

const CHANNELS = [
  ['email', 'Email'],
  ['sms', 'Text message'],
] as const;

interface ChannelFieldsProps {
  ownAddress: string;
  runsTheSystem: boolean;
}

/** By which way which alerts reach a person, and where. */
export function ChannelFields({ ownAddress, runsTheSystem }: ChannelFieldsProps) {
  const { register, formState } = useFormContext<PreferencesValues>();
  const { errors } = formState;
  return (
    <>
      <Surface
        title="What you are told of"
        subtitle="The screen shows every alert. Urgent ones go out at once, the others are gathered; none names a patient."
      >
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Priority</th>
              {CHANNELS.map(([channel, label]) => (
                <th key={channel} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(PRIORITY_WORDS).map(([priority, { label }]) => (
              <tr key={priority}>
                <th scope="row">{label}</th>
                {CHANNELS.map(([channel, by]) => (
                  <td key={channel}>
                    <Checkbox
                      className={classes.box}
                      aria-label={`${label} by ${by.toLowerCase()}`}
                      value={priority}
                      {...register(channel)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Surface>
      <Surface title="What you are not told of" subtitle="Unless it is urgent.">
        <Controller<PreferencesValues, 'muted'>
          name="muted"
          render={({ field: { value, onChange } }) => (
            <Chip.Group multiple value={value} onChange={onChange}>
              <Group gap={8} role="group" aria-label="Muted">
                {classesFor(runsTheSystem).map(([alertClass, label]) => (
                  <Chip key={alertClass} value={alertClass} variant="outline" size="sm">
                    {label}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          )}
        />
      </Surface>
      <Surface title="Where you are reached">
        <div className={classes.fields}>
          <TextInput
            type="email"
            label="Another email address"
            description={`Instead of ${ownAddress}.`}
            autoComplete="email"
            {...register('email_address')}
            error={errors.email_address?.message}
          />
          <TextInput
            type="tel"
            label="Phone for text messages"
            description={`With the country code, such as ${PHONE_EXAMPLE}.`}
            autoComplete="tel"
            {...register('phone')}
            error={errors.phone?.message}
          />
        </div>
      </Surface>
    </>
  );
}
