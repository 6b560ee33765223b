import { zodResolver } from '@hookform/resolvers/zod';
import { Button, TextInput } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { z } from 'zod';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { InvitationShown, PasswordPolicy } from '@/lib/api/shapes';
import { newPasswordShape } from '@/lib/auth/newPasswordShape';
import { USUAL_POLICY } from '@/lib/auth/passwordStrength';
import { NewPasswordField } from '@/lib/ui/NewPasswordField';
import { emailShape } from './emailShape';
import { InvitationNote } from './InvitationNote';
import classes from './LoginForm.module.css';
import { Refusal } from './Refusal';
import { wordsOfAnyRefusal } from './refusalWords';

const LONGEST_NAME = 120;
const FIELDS_OF_CODES: FieldsOfCodes = { USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { place: 'email' } };

const shapeFor = (policy: PasswordPolicy) =>
  z.object({
    name: z.string().trim().min(1, 'Enter your name.').max(LONGEST_NAME, `Use at most ${LONGEST_NAME} characters.`),
    email: emailShape,
    password: newPasswordShape(policy),
  });

type RegisterFormValues = z.infer<ReturnType<typeof shapeFor>>;

interface RegisterFormProps {
  /** Whom the link is for; null when an account is asked for without one. */
  invitation: InvitationShown | null;
  policy: PasswordPolicy | undefined;
  problem: ApiProblem | null;
  isBusy: boolean;
  onSubmit: (values: RegisterFormValues) => void;
}

/** A new account: by invitation, where the address and the role stand already, or as a request. */
export function RegisterForm({ invitation, policy = USUAL_POLICY, problem, isBusy, onSubmit }: RegisterFormProps) {
  const shape = useMemo(() => shapeFor(policy), [policy]);
  const form = useForm<RegisterFormValues>({
    resolver: zodResolver(shape),
    defaultValues: { name: invitation?.name ?? '', email: invitation?.email ?? '', password: '' },
  });
  const { errors } = form.formState;
  const { atFields, elsewhere } = placedRules(problem, form.getValues(), FIELDS_OF_CODES);
  const hasWords = elsewhere.length > 0 || atFields.length === 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is placed once
  useEffect(() => {
    for (const [at, { place, message }] of atFields.entries()) {
      form.setError(place as keyof RegisterFormValues, { type: 'api', message }, { shouldFocus: at === 0 });
    }
  }, [problem]);

  return (
    <FormProvider {...form}>
      <form onSubmit={form.handleSubmit(onSubmit)} noValidate className={classes.form} aria-label="New account">
        {invitation === null ? null : <InvitationNote invitation={invitation} />}
        {problem === null || !hasWords ? null : (
          <Refusal>
            {elsewhere.length === 0
              ? wordsOfAnyRefusal(problem)
              : elsewhere.map((each) => <div key={each}>{each}</div>)}
          </Refusal>
        )}
        <TextInput
          {...form.register('name')}
          label="Your name"
          description="As your colleagues and the audit trail shall call you."
          autoComplete="name"
          autoFocus
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
          spellCheck={false}
          size="md"
          readOnly={invitation !== null}
          error={errors.email?.message}
        />
        <NewPasswordField policy={policy} known={form.watch(['name', 'email'])} />
        <Button type="submit" size="md" loading={isBusy} fullWidth>
          {invitation === null ? 'Ask for an account' : 'Create the account'}
        </Button>
      </form>
    </FormProvider>
  );
}
