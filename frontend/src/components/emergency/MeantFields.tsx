import { Group, SegmentedControl, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { Meant } from './whoIsMeant';

const { mrn, family_name, given_name } = FIELD_RULES.EmergencyRequest;

const WAYS = [
  { value: 'mrn', label: 'By record number' },
  { value: 'person', label: 'By name and birth date' },
];

interface MeantFieldsProps {
  meant: Meant;
  onMeant: (meant: Meant) => void;
  /** It was sent: what is missing is said. */
  isChecked: boolean;
  brokenRules: readonly { place: string; message: string }[];
}

/** Whom it is about, exactly: a record is opened for one person only. */
export function MeantFields({ meant, onMeant, isChecked, brokenRules }: MeantFieldsProps) {
  const field = (place: Exclude<keyof Meant, 'way'>, missing: string) => ({
    value: meant[place],
    onChange: (event: ChangeEvent<HTMLInputElement>) => onMeant({ ...meant, [place]: event.currentTarget.value }),
    autoComplete: 'off',
    error:
      isChecked && meant[place].trim() === '' ? missing : brokenRules.find((each) => each.place === place)?.message,
  });
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label="Whom it is about"
        data={WAYS}
        value={meant.way}
        onChange={(way) => onMeant({ ...meant, way: way as Meant['way'] })}
      />
      {meant.way === 'mrn' ? (
        <TextInput
          label="Record number"
          maxLength={mrn.maxLength}
          {...field('mrn', 'Enter the whole record number.')}
        />
      ) : (
        <>
          <Group grow align="flex-start">
            <TextInput
              label="First name"
              maxLength={given_name.maxLength}
              {...field('given_name', 'Enter the first name.')}
            />
            <TextInput
              label="Last name"
              maxLength={family_name.maxLength}
              {...field('family_name', 'Enter the last name.')}
            />
          </Group>
          <TextInput type="date" label="Birth date" {...field('birth_date', 'Enter the birth date.')} />
        </>
      )}
    </>
  );
}
