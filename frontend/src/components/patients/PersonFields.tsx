import { NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import { languageChoices } from '@/lib/words/languages';
import { SEX_WORDS } from '@/lib/words/patientWords';
import { FormSection } from './FormSection';
import { MrnField } from './MrnField';
import type { PatientFormValues } from './patientFormShape';
import { useField } from './useField';

const SEXES = Object.entries(SEX_WORDS).map(([value, label]) => ({ value, label }));

interface PersonFieldsProps {
  today: string;
  language: string | null | undefined;
  onNumber: () => Promise<string>;
}

/** Who the person is. */
export function PersonFields({ today, language, onNumber }: PersonFieldsProps) {
  const field = useField();
  return (
    <>
      <FormSection title="Name and birth" subtitle="Only these three must be known.">
        <TextInput label="First name" required autoFocus {...field('given_name')} />
        <TextInput label="Last name" required {...field('family_name')} />
        <TextInput label="Birth date" type="date" required min="1890-01-01" max={today} {...field('birth_date')} />
      </FormSection>
      <FormSection title="Person">
        <TextInput label="Middle name" {...field('middle_name')} />
        <TextInput label="Suffix" placeholder="Jr., III" {...field('name_suffix')} />
        <TextInput label="Goes by" {...field('preferred_name')} />
        <Controller<PatientFormValues, 'former_names'>
          name="former_names"
          render={({ field: { ref, ...each }, fieldState }) => (
            <TagsInput label="Former names" maxTags={10} {...each} ref={ref} error={fieldState.error?.message} />
          )}
        />
        <NativeSelect label="Sex" data={SEXES} {...field('sex')} />
        <TextInput label="Gender identity" {...field('gender_identity')} />
        <NativeSelect
          label="Language"
          data={[{ value: '', label: 'Not known' }, ...languageChoices(language)]}
          {...field('language')}
        />
        <MrnField onNumber={onNumber} />
      </FormSection>
    </>
  );
}
