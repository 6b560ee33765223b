import { type FieldPath, get, useFormContext } from 'react-hook-form';
import type { PatientFormValues } from './patientFormShape';

/** One text field of the patient's form: what it holds, and what is wrong with it. */
export function useField(): (name: FieldPath<PatientFormValues>) => FieldProps {
  const { register, formState } = useFormContext<PatientFormValues>();
  return (name) => {
    const error = get(formState.errors, name) as { message?: string } | undefined;
    return { ...register(name), error: error?.message };
  };
}

type FieldProps = ReturnType<ReturnType<typeof useFormContext<PatientFormValues>>['register']> & {
  error: string | undefined;
};
