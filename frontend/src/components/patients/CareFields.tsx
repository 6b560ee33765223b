import { Checkbox, Group, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import { Controller, useFormContext } from 'react-hook-form';
import type { Provider } from '@/lib/api/shapes';
import { FormSection, WholeLine } from './FormSection';
import type { PatientFormValues } from './patientFormShape';
import { useField } from './useField';

interface CareFieldsProps {
  providers: readonly Provider[];
  today: string;
  /** What is noted is not told to this person, who can overwrite nothing of it. */
  isNotesMasked: boolean;
}

/** What the practice notes about the person. */
export function CareFields({ providers, today, isNotesMasked }: CareFieldsProps) {
  const field = useField();
  const { register } = useFormContext<PatientFormValues>();
  const choices = providers.map(({ id, display_name }) => ({ value: id, label: display_name }));
  return (
    <FormSection title="Care and consent">
      <NativeSelect
        label="Provider"
        data={[{ value: '', label: 'Nobody assigned' }, ...choices]}
        {...field('provider_id')}
      />
      <TextInput label="Privacy notice signed on" type="date" max={today} {...field('privacy_notice_on')} />
      <Controller<PatientFormValues, 'tags'>
        name="tags"
        render={({ field: { ref, ...each }, fieldState }) => (
          <TagsInput label="Tags" maxTags={20} {...each} ref={ref} error={fieldState.error?.message} />
        )}
      />
      <WholeLine>
        <Checkbox.Group label="Agreed to be reached by">
          <Group mt={6}>
            <Checkbox label="Email" {...register('contact_consents.email')} />
            <Checkbox label="SMS" {...register('contact_consents.sms')} />
            <Checkbox label="Phone" {...register('contact_consents.phone')} />
          </Group>
        </Checkbox.Group>
      </WholeLine>
      <WholeLine>
        {isNotesMasked ? (
          <Textarea label="Notes" placeholder="Not shown to your role" description="They stay as they are." disabled />
        ) : (
          <Textarea label="Notes" autosize minRows={3} maxRows={12} {...field('notes')} />
        )}
      </WholeLine>
    </FormSection>
  );
}
