import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { PURPOSE_WORDS } from '@/lib/words/exportWords';
import type { ExportForm } from './exportForm';

const LONGEST = 200;
const PURPOSES = Object.entries(PURPOSE_WORDS).map(([value, label]) => ({ value, label }));

/** Who receives it and why: it stands on each patient's list of disclosures. */
export function PurposeFields() {
  const { control, register, formState } = useFormContext<ExportForm>();
  const purpose = useWatch<ExportForm, 'purpose'>({ control, name: 'purpose' });
  const { errors } = formState;
  const isOther = purpose === 'other';
  return (
    <Stack gap="sm">
      <TextInput
        {...register('recipient')}
        label="Who receives it"
        description="Kept with the purpose on the list of disclosures of every patient in the file."
        maxLength={LONGEST}
        error={errors.recipient?.message}
        aria-invalid={errors.recipient !== undefined}
        withAsterisk
        required
      />
      <Controller
        control={control}
        name="purpose"
        render={({ field }) => <NativeSelect {...field} label="What it is for" data={PURPOSES} />}
      />
      {isOther ? (
        <TextInput
          {...register('note')}
          label="For what"
          description="A patient who asks for an accounting is told this."
          maxLength={LONGEST}
          error={errors.note?.message}
          aria-invalid={errors.note !== undefined}
          withAsterisk
          required
        />
      ) : null}
    </Stack>
  );
}
