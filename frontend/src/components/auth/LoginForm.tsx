import { zodResolver } from '@hookform/resolvers/zod';
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { ApiProblem } from '@/lib/api/problem';
import { type DemoAccount, DemoAccounts } from './DemoAccounts';
import classes from './LoginForm.module.css';
import { refusalWords } from './refusalWords';

const credentialsShape = z.object({
  email: z
    .string()
    .trim()
    .min(1, 'Enter your email address.')
    .regex(/^[^@\s]+@[^@\s]+$/, 'Enter an email address such as name@example.com.'),
  password: z.string().min(1, 'Enter your password.'),
});

type LoginFormValues = z.infer<typeof credentialsShape>;

interface LoginFormProps {
  onSubmit: (values: LoginFormValues) => void;
  isBusy: boolean;
  problem: ApiProblem | null;
  demoAccounts: readonly DemoAccount[];
}

/** Email and password. Says what is missing before anything is sent, and why a sign-in was refused after. */
export function LoginForm({ onSubmit, isBusy, problem, demoAccounts }: LoginFormProps) {
  const form = useForm({ resolver: zodResolver(credentialsShape), defaultValues: { email: '', password: '' } });
  const { errors } = form.formState;

  useEffect(() => {
    if (problem !== null) {
      form.resetField('password');
      form.setFocus('password');
    }
  }, [problem, form]);

  return (
    <form onSubmit={form.handleSubmit(onSubmit)} noValidate className={classes.form} aria-label="Sign in">
      {problem === null ? null : (
        <Alert color="red" icon={<IconAlertCircle size={20} />} role="alert" className={classes.alert}>
          {refusalWords(problem)}
        </Alert>
      )}
      <TextInput
        {...form.register('email')}
        label="Email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoFocus
        size="md"
        error={errors.email?.message}
      />
      <PasswordInput
        {...form.register('password')}
        label="Password"
        autoComplete="current-password"
        size="md"
        error={errors.password?.message}
        aria-invalid={errors.password !== undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      />
      <Button type="submit" size="md" loading={isBusy} fullWidth mt={4}>
        Sign in
      </Button>
      {demoAccounts.length === 0 ? null : (
        <DemoAccounts
          accounts={demoAccounts}
          onChoose={({ email, password }) => {
            form.reset({ email, password });
            form.setFocus('password');
          }}
        />
      )}
    </form>
  );
}
