import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button } from '@mantine/core';
import { useEffect } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { AlertPreferences, Colleague } from '@/lib/api/shapes';
import { useKeptForm } from '@/lib/session/keptText';
import { FormBar } from '@/lib/ui/FormBar';
import classes from './AlertPreferencesForm.module.css';
import { AwayFields } from './AwayFields';
import { ChannelFields } from './ChannelFields';
import { type PreferencesValues, preferencesOf, preferencesShape, valuesOf } from './preferencesShape';

const FIELDS_OF_CODES: FieldsOfCodes = { colleague_unknown: { place: 'deputy_id' } };

interface AlertPreferencesFormProps {
  known: AlertPreferences;
  /** Who may stand in; the person not among them. */
  colleagues: readonly Colleague[];
  /** Where mails go without another address. */
  ownAddress: string;
  /** Whether alerts about the system are this person's, too. */
  runsTheSystem: boolean;
  zone: string;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (wanted: AlertPreferences) => void;
}

/** How one person wants to be told of alerts while not looking at the screen. */
export function AlertPreferencesForm(props: AlertPreferencesFormProps) {
  const { known, colleagues, ownAddress, runsTheSystem, zone, problem, isSaving, onSubmit } = props;
  const form = useForm<PreferencesValues>({
    resolver: zodResolver(preferencesShape),
    values: valuesOf(known, zone),
    resetOptions: { keepDirtyValues: true },
  });
  useKeptForm('preferences', form);
  const { atFields, elsewhere } = placedRules(problem, form.getValues(), FIELDS_OF_CODES);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is placed once
  useEffect(() => {
    for (const [at, { place, message }] of atFields.entries()) {
      form.setError(place as keyof PreferencesValues, { type: 'api', message }, { shouldFocus: at === 0 });
    }
  }, [problem]);

  return (
    <FormProvider {...form}>
      <form
        onSubmit={form.handleSubmit((values) => onSubmit(preferencesOf(values, zone)))}
        noValidate
        className={classes.form}
        aria-label="Alert preferences"
      >
        {problem === null ? null : (
          <Alert color="red" role="alert">
            {problem.message}
            {elsewhere.map((message) => (
              <div key={message}>{message}</div>
            ))}
          </Alert>
        )}
        <ChannelFields ownAddress={ownAddress} runsTheSystem={runsTheSystem} />
        <AwayFields colleagues={colleagues} />
        <FormBar>
          <Button type="submit" loading={isSaving}>
            Save preferences
          </Button>
        </FormBar>
      </form>
    </FormProvider>
  );
}
