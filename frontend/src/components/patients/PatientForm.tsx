import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { type FieldPath, FormProvider, useForm } from 'react-hook-form';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Patient, Provider } from '@/lib/api/shapes';
import { useKeptForm } from '@/lib/session/keptText';
import { FormBar } from '@/lib/ui/FormBar';
import { tellNotice } from '@/lib/ui/toasts';
import { CareFields } from './CareFields';
import { ContactFields } from './ContactFields';
import classes from './PatientForm.module.css';
import { PeopleFields } from './PeopleFields';
import { PersonFields } from './PersonFields';
import { formValuesOf, type PatientFormResult, type PatientFormValues, patientFormShape } from './patientFormShape';

const FIELDS_OF_CODES: FieldsOfCodes = { mrn_taken: { place: 'mrn' }, provider_unknown: { place: 'provider_id' } };

const tellOutdated = () =>
  tellNotice(
    'Somebody else changed this patient while you were signed out. Your text is back: look at it before you save.',
  );

interface PatientFormProps {
  /** The patient to change; null for a new one. */
  patient: Patient | null;
  providers: readonly Provider[];
  /** The practice's day, after which nobody is born. */
  today: string;
  problem: ApiProblem | null;
  isSaving: boolean;
  /** Gives the next number of the practice's own row. */
  onNumber: () => Promise<string>;
  onSubmit: (result: PatientFormResult) => void;
  onCancel: () => void;
  /** What else is told about what stands in the fields, above the buttons. */
  children?: ReactNode;
}

/** Everything that is known about a person. Rules that the API finds broken are shown at the fields that they name. */
export function PatientForm(props: PatientFormProps) {
  const { patient, providers, today, problem, isSaving, onNumber, onSubmit, onCancel } = props;
  const form = useForm<PatientFormValues, unknown, PatientFormResult>({
    resolver: zodResolver(patientFormShape),
    defaultValues: formValuesOf(patient),
    mode: 'onTouched',
  });
  const { isDirty } = form.formState;
  useKeptForm('patient', form, { basis: patient?.version ?? null, onOutdated: tellOutdated });
  const { atFields, elsewhere } = placedRules(problem, form.getValues(), FIELDS_OF_CODES);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is placed once
  useEffect(() => {
    for (const [at, { place, message }] of atFields.entries()) {
      form.setError(place as FieldPath<PatientFormValues>, { type: 'api', message }, { shouldFocus: at === 0 });
    }
  }, [problem]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (isDirty) {
      window.addEventListener('beforeunload', warn);
    }
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);

  return (
    <FormProvider {...form}>
      <form
        onSubmit={form.handleSubmit(onSubmit)}
        noValidate
        className={classes.form}
        aria-label="Patient"
        autoComplete="off"
      >
        {problem === null ? null : (
          <Alert color="red" role="alert" className={classes.alert}>
            {problem.message}
            {elsewhere.map((message) => (
              <div key={message}>{message}</div>
            ))}
          </Alert>
        )}
        <PersonFields today={today} language={patient?.language} onNumber={onNumber} />
        <ContactFields />
        <PeopleFields today={today} />
        <CareFields
          providers={providers}
          today={today}
          isNotesMasked={patient?.masked_fields?.includes('notes') ?? false}
        />
        {props.children}
        <FormBar>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={isSaving}>
            {patient === null ? 'Add patient' : 'Save changes'}
          </Button>
        </FormBar>
      </form>
    </FormProvider>
  );
}
