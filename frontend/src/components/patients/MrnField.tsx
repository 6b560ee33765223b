import { Button, TextInput } from '@mantine/core';
import { type ChangeEvent, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { asProblem } from '@/lib/api/problem';
import type { PatientFormValues } from './patientFormShape';
import { useField } from './useField';

/** The number under which the practice keeps the record: typed, or the next one of its own row. */
export function MrnField({ onNumber }: { onNumber: () => Promise<string> }) {
  const { error, onChange, ...field } = useField()('mrn');
  const { setValue, setFocus } = useFormContext<PatientFormValues>();
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const generate = async () => {
    setAsking(true);
    setRefusal(undefined);
    try {
      setValue('mrn', await onNumber(), { shouldDirty: true, shouldTouch: true, shouldValidate: true });
    } catch (failure) {
      setRefusal(asProblem(failure).message);
    }
    setAsking(false);
    setFocus('mrn');
  };
  const type = (event: ChangeEvent<HTMLInputElement>) => {
    setRefusal(undefined);
    return onChange(event);
  };

  return (
    <TextInput
      label="Medical record number"
      {...field}
      onChange={type}
      error={error ?? refusal}
      rightSection={
        <Button
          variant="light"
          size="compact-sm"
          loading={isAsking}
          onClick={generate}
          aria-label="Generate a record number"
        >
          Generate
        </Button>
      }
      rightSectionWidth={94}
    />
  );
}
