import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { PHONE_KIND_WORDS } from '@/lib/words/patientWords';
import classes from './ContactFields.module.css';
import { FormSection, WholeLine } from './FormSection';
import type { PatientFormValues } from './patientFormShape';
import { useField } from './useField';

const MOST_PHONES = FIELD_RULES.PatientEntry.phones.maxItems;
const STATES = FIELD_RULES.Address.state.choices;
const KINDS = Object.entries(PHONE_KIND_WORDS).map(([value, label]) => ({ value, label }));

/** How to reach the person. */
export function ContactFields() {
  const field = useField();
  return (
    <FormSection title="Contacts">
      <WholeLine>
        <PhoneFields />
      </WholeLine>
      <TextInput label="Email" type="email" inputMode="email" {...field('email')} />
      <WholeLine>
        <TextInput label="Street and number" {...field('address.line1')} />
      </WholeLine>
      <TextInput label="Apartment, floor" {...field('address.line2')} />
      <TextInput label="City" {...field('address.city')} />
      <NativeSelect label="State" data={[{ value: '', label: 'Choose' }, ...STATES]} {...field('address.state')} />
      <TextInput label="ZIP code" inputMode="numeric" maxLength={10} {...field('address.postal_code')} />
    </FormSection>
  );
}

function PhoneFields() {
  const field = useField();
  const { fields, append, remove } = useFieldArray<PatientFormValues, 'phones'>({ name: 'phones' });
  return (
    <fieldset className={classes.phones}>
      <legend>Telephone</legend>
      {fields.map(({ id }, at) => (
        <div key={id} className={classes.phone}>
          <TextInput
            aria-label={`Telephone ${at + 1}`}
            type="tel"
            inputMode="tel"
            placeholder="(202) 555-0123"
            {...field(`phones.${at}.number`)}
          />
          <NativeSelect aria-label={`Kind of telephone ${at + 1}`} data={KINDS} {...field(`phones.${at}.kind`)} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            c="var(--mantine-color-dimmed)"
            aria-label={`Remove telephone ${at + 1}`}
            onClick={() => remove(at)}
          >
            <IconTrash size={18} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      {fields.length < MOST_PHONES ? (
        <Button
          variant="light"
          size="xs"
          leftSection={<IconPlus size={15} />}
          onClick={() => append({ number: '', kind: 'mobile' })}
        >
          Add a number
        </Button>
      ) : null}
    </fieldset>
  );
}
