import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Checkbox, NumberInput, Switch, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Controller, FormProvider, useForm, useFormContext } from 'react-hook-form';
import { placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { PracticeUpdate } from '@/lib/api/shapes';
import { useKeptForm } from '@/lib/session/keptText';
import { FormBar } from '@/lib/ui/FormBar';
import { Refusal } from '@/lib/ui/Refusal';
import { Surface } from '@/lib/ui/Surface';
import { tellNotice } from '@/lib/ui/toasts';
import { ZoneSelect } from '@/lib/ui/ZoneSelect';
import { SWITCH_WORDS } from '@/lib/words/practiceWords';
import { ChangedMeanwhile } from './ChangedMeanwhile';
import { HoursFields } from './HoursFields';
import classes from './SettingsForm.module.css';
import { type KnownSettings, type SettingsValues, settingsOf, settingsShape, valuesOf } from './settingsShape';

const tellOutdated = () =>
  tellNotice('Somebody else changed the settings while you were signed out. Look at your changes before you save.');

interface SettingsFormProps {
  /** The settings as known now; become newer while the form is open when somebody else changes them. */
  known: KnownSettings;
  roles: readonly { key: string; name: string }[];
  problem: ApiProblem | null;
  isSaving: boolean;
  /** The version that this person saved last. */
  savedVersion: number | null;
  onSubmit: (wanted: PracticeUpdate) => void;
  /** The problem was understood. */
  onRead: () => void;
}

/** How the practice works with PFINNI, saved on the version that the person has looked at. */
export function SettingsForm(props: SettingsFormProps) {
  const { known, roles, problem, isSaving, savedVersion, onSubmit, onRead } = props;
  const [seen, setSeen] = useState(known);
  const form = useForm<SettingsValues, unknown, ReturnType<typeof settingsShape.parse>>({
    resolver: zodResolver(settingsShape),
    defaultValues: valuesOf(known),
  });
  useKeptForm('settings', form, { basis: known.version, onOutdated: tellOutdated });
  const { isDirty } = form.formState;
  const isNewer = known.version > seen.version;
  const isOwn = known.version === savedVersion;
  const isStale = problem?.status === 409 || (isNewer && isDirty && !isOwn && !isSaving);
  const sent = useRef<SettingsValues | null>(null);
  const { atFields, elsewhere } = placedRules(problem, form.getValues(), {});

  const adopt = (keepDirtyValues: boolean) => {
    form.reset(valuesOf(known), { keepDirtyValues });
    setSeen(known);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what this person saved, or somebody else while nothing was typed
  useEffect(() => {
    if (isNewer && !isStale && !isSaving) {
      const since = isOwn && sent.current !== null ? changesSince(sent.current, form.getValues()) : {};
      adopt(false);
      form.reset({ ...valuesOf(known), ...since }, { keepDefaultValues: true });
    }
  }, [known.version, savedVersion, isSaving]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is placed once
  useEffect(() => {
    for (const [at, { place, message }] of atFields.entries()) {
      form.setError(place as keyof SettingsValues, { type: 'api', message }, { shouldFocus: at === 0 });
    }
  }, [problem]);

  const lookAgain = () => {
    adopt(true);
    onRead();
  };
  const save = form.handleSubmit((values) => {
    sent.current = structuredClone(form.getValues());
    onSubmit(settingsOf(values, seen.version));
  });
  return (
    <FormProvider {...form}>
      <form onSubmit={save} noValidate className={classes.form} aria-label="Practice settings">
        {isStale ? (
          <ChangedMeanwhile what="the settings" isRead={isNewer} onLookAgain={lookAgain} />
        ) : (
          <Refusal problem={problem} elsewhere={elsewhere} />
        )}
        <PracticeFields />
        <Surface title="Opening hours" subtitle="Alerts escalate while you are open. Without any hours you always are.">
          <HoursFields />
        </Surface>
        <RecordNumbers />
        <WhoSeesWhom />
        <SigningIn roles={roles} />
        <FormBar>
          <Button variant="default" onClick={() => form.reset(valuesOf(seen))} disabled={!isDirty || isSaving}>
            Discard changes
          </Button>
          <Button type="submit" loading={isSaving} disabled={!isDirty || isStale}>
            Save settings
          </Button>
        </FormBar>
      </form>
    </FormProvider>
  );
}

/** What was typed since the form was sent: it is not among what was saved. */
function changesSince(sent: SettingsValues, typed: SettingsValues): Partial<SettingsValues> {
  const before = new Map<string, unknown>(Object.entries(sent));
  return Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before.get(name))),
  );
}

function PracticeFields() {
  const { register, formState } = useFormContext<SettingsValues>();
  const { errors } = formState;
  return (
    <Surface title="The practice">
      <div className={classes.stack}>
        <div className={classes.fields}>
          <TextInput label="Name" {...register('name')} autoComplete="organization" error={errors.name?.message} />
          <TextInput
            label="NPI"
            placeholder="Ten digits"
            inputMode="numeric"
            {...register('npi')}
            error={errors.npi?.message}
          />
        </div>
        <Controller<SettingsValues, 'zone'>
          name="zone"
          render={({ field, fieldState }) => <ZoneSelect {...field} error={fieldState.error?.message} />}
        />
      </div>
    </Surface>
  );
}

/** How the practice's own medical record numbers look. */
function RecordNumbers() {
  const { register, formState } = useFormContext<SettingsValues>();
  return (
    <Surface
      title="Medical record numbers"
      subtitle="Generated numbers have this prefix, so many digits, and a last digit that tells a slip of the hand."
    >
      <div className={classes.fields}>
        <TextInput
          label="Prefix"
          placeholder="None"
          {...register('mrn_prefix')}
          error={formState.errors.mrn_prefix?.message}
        />
        <Controller<SettingsValues, 'mrn_digits'>
          name="mrn_digits"
          render={({ field: { value, ...field }, fieldState }) => (
            <NumberInput
              {...field}
              value={value as number}
              label="Digits"
              min={4}
              max={12}
              clampBehavior="none"
              error={fieldState.error?.message}
            />
          )}
        />
      </div>
    </Surface>
  );
}

function WhoSeesWhom() {
  return (
    <Surface title="Who sees which patients">
      <div className={classes.stack}>
        <PracticeSwitch name="own_panel_only" />
        <PracticeSwitch name="restricted_patients" />
      </div>
    </Surface>
  );
}

function SigningIn({ roles }: Pick<SettingsFormProps, 'roles'>) {
  return (
    <Surface title="Signing in">
      <div className={classes.stack}>
        <Controller<SettingsValues, 'idle_minutes'>
          name="idle_minutes"
          render={({ field: { value, ...field }, fieldState }) => (
            <NumberInput
              {...field}
              value={value as number}
              label="Idle time"
              description="After so many minutes without a touch a session is over and the screen is blanked."
              suffix=" minutes"
              min={2}
              max={60}
              clampBehavior="none"
              maw={340}
              error={fieldState.error?.message}
            />
          )}
        />
        <Controller<SettingsValues, 'second_factor_roles'>
          name="second_factor_roles"
          render={({ field }) => (
            <Checkbox.Group
              {...field}
              label="Roles that need a second factor"
              description="Who has such a role and no second factor sets one up at the next sign-in, before anything else."
            >
              <div className={classes.roles}>
                {roles.map(({ key, name }) => (
                  <Checkbox key={key} value={key} label={name} />
                ))}
              </div>
            </Checkbox.Group>
          )}
        />
        <PracticeSwitch name="open_registration" />
      </div>
    </Surface>
  );
}

function PracticeSwitch({ name }: { name: keyof typeof SWITCH_WORDS }) {
  const { register } = useFormContext<SettingsValues>();
  const { label, meaning } = SWITCH_WORDS[name];
  return <Switch label={label} description={meaning} {...register(name)} className={classes.switch ?? ''} />;
}
