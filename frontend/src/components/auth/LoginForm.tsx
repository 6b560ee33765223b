import { zodResolver } from '@hookform/resolvers/zod';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { IconArrowBigUpLine } from '@tabler/icons-react';
import Link from 'next/link';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { ApiProblem } from '@/lib/api/problem';
import { type DemoAccount, DemoAccounts } from './DemoAccounts';
import { emailShape } from './emailShape';
import classes from './LoginForm.module.css';
import { PasskeyButton, type PasskeyWay } from './PasskeyButton';
import { Refusal } from './Refusal';
import { refusalWords } from './refusalWords';
import { useCapsLock } from './useCapsLock';

const credentialsShape = z.object({
  email: emailShape,
  password: z.string().min(1, 'Enter your password.'),
});

type LoginFormValues = z.infer<typeof credentialsShape>;

interface LoginFormProps {
  onSubmit: (values: LoginFormValues) => void;
  isBusy: boolean;
  problem: ApiProblem | null;
  demoAccounts: readonly DemoAccount[];
  /** Whose session it was, where it is renewed. */
  email?: string;
  /** How to sign in with a passkey, where the browser can. */
  passkey?: PasskeyWay | null;
}

/** Email and password. Says what is missing before anything is sent, and why a sign-in was refused after. */
export function LoginForm({ onSubmit, isBusy, problem, demoAccounts, email = '', passkey = null }: LoginFormProps) {
  const form = useForm({ resolver: zodResolver(credentialsShape), defaultValues: { email, password: '' } });
  const { errors } = form.formState;
  const capsLock = useCapsLock();

  useEffect(() => {
    if (problem !== null) {
      form.resetField('password');
      form.setFocus('password');
    }
  }, [problem, form]);

  const password = form.register('password');
  return (
    <form onSubmit={form.handleSubmit(onSubmit)} noValidate className={classes.form} aria-label="Sign in">
      {problem === null ? null : <Refusal>{refusalWords(problem)}</Refusal>}
      <TextInput
        {...form.register('email')}
        label="Email"
        type="email"
        inputMode="email"
        autoComplete="username webauthn"
        autoFocus={email === ''}
        spellCheck={false}
        size="md"
        error={errors.email?.message}
      />
      <PasswordInput
        {...password}
        {...capsLock.handlers}
        onBlur={(event) => {
          capsLock.handlers.onBlur();
          return password.onBlur(event);
        }}
        label="Password"
        autoComplete="current-password"
        autoFocus={email !== ''}
        data-autofocus={email !== '' || undefined}
        size="md"
        error={errors.password?.message}
        aria-invalid={errors.password !== undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
      />
      <div className={classes.under}>
        <span role="status" className={classes.hint}>
          {capsLock.isOn ? (
            <>
              <IconArrowBigUpLine size={17} stroke={1.7} aria-hidden />
              Caps lock is on.
            </>
          ) : null}
        </span>
        <Link href="/forgot-password" className={classes.link}>
          Forgot your password?
        </Link>
      </div>
      <Button type="submit" size="md" loading={isBusy} fullWidth>
        Sign in
      </Button>
      {passkey === null ? null : (
        <>
          <span className={classes.or}>or</span>
          <PasskeyButton {...passkey} />
        </>
      )}
      {demoAccounts.length === 0 ? null : (
        <DemoAccounts
          accounts={demoAccounts}
          onChoose={({ email: chosen, password: known }) => {
            form.reset({ email: chosen, password: known });
            form.setFocus('password');
          }}
        />
      )}
    </form>
  );
}
