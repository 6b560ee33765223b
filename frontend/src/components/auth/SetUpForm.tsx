import { zodResolver } from '@hookform/resolvers/zod';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { SetUpRequest } from '@/lib/api/shapes';
import { browserZone } from '@/lib/practice/timeZones';
import { NewPasswordField } from '@/lib/ui/NewPasswordField';
import { KeysCopyNote } from './KeysCopyNote';
import classes from './SetUpForm.module.css';
import { SetUpRefusal } from './SetUpRefusal';
import { type SetUpFormValues, setUpFormShape } from './setUpFormShape';
import { ZoneField } from './ZoneField';

const FIELDS_OF_CODES: FieldsOfCodes = {
  set_up_token_wrong: {
    place: 'token',
    message: 'This token is wrong, or older than a day. Each start of PFINNI prints a new one; only the newest counts.',
  },
  recovery_copy_unconfirmed: {
    place: 'recovery_code',
    message: 'This is not the code of these keys. Copy them, and enter what pfinni keys confirm prints for the copy.',
  },
};

interface SetUpFormProps {
  onSubmit: (asked: SetUpRequest) => void;
  isBusy: boolean;
  problem: ApiProblem | null;
}

/** What a real practice begins with. A refusal stands at the field that it is about, and nothing typed is lost. */
export function SetUpForm({ onSubmit, isBusy, problem }: SetUpFormProps) {
  const form = useForm<SetUpFormValues>({
    resolver: zodResolver(setUpFormShape),
    defaultValues: {
      token: '',
      practice_name: '',
      zone: browserZone(),
      name: '',
      email: '',
      password: '',
      recovery_code: '',
    },
  });
  const { errors } = form.formState;
  const { atFields, elsewhere } = placedRules(problem, form.getValues(), FIELDS_OF_CODES);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is placed once
  useEffect(() => {
    for (const [at, { place, message }] of atFields.entries()) {
      form.setError(place as keyof SetUpFormValues, { type: 'api', message }, { shouldFocus: at === 0 });
    }
  }, [problem]);

  return (
    <FormProvider {...form}>
      <form onSubmit={form.handleSubmit(onSubmit)} noValidate className={classes.form} aria-label="Set up the practice">
        <TextInput
          {...form.register('token')}
          label="Set-up token"
          description="PFINNI printed it on the console when it started. It is good for one day."
          className={classes.code}
          autoComplete="off"
          autoFocus
          spellCheck={false}
          size="md"
          error={errors.token?.message}
        />
        <Part title="The practice">
          <TextInput
            {...form.register('practice_name')}
            label="Name of the practice"
            autoComplete="organization"
            size="md"
            error={errors.practice_name?.message}
          />
          <ZoneField />
        </Part>
        <Part title="You, its first administrator">
          <TextInput
            {...form.register('name')}
            label="Your name"
            autoComplete="name"
            size="md"
            error={errors.name?.message}
          />
          <TextInput
            {...form.register('email')}
            label="Email"
            description="You sign in with it."
            type="email"
            inputMode="email"
            autoComplete="username"
            size="md"
            error={errors.email?.message}
          />
          <NewPasswordField known={form.watch(['name', 'email', 'practice_name'])} />
        </Part>
        <Part title="A copy of the keys">
          <KeysCopyNote />
          <TextInput
            {...form.register('recovery_code')}
            label="Recovery code"
            className={classes.code}
            autoComplete="off"
            spellCheck={false}
            size="md"
            error={errors.recovery_code?.message}
          />
        </Part>
        {problem === null ? null : <SetUpRefusal problem={problem} elsewhere={elsewhere} />}
        <Button type="submit" size="md" loading={isBusy} fullWidth>
          Set up the practice
        </Button>
      </form>
    </FormProvider>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <legend className={classes.partTitle}>{title}</legend>
      {children}
    </fieldset>
  );
}
