import { zodResolver } from '@hookform/resolvers/zod';
import { Button, TextInput } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { ApiProblem } from '@/lib/api/problem';
import { emailShape } from './emailShape';
import classes from './LoginForm.module.css';
import { Refusal } from './Refusal';
import { wordsOfAnyRefusal } from './refusalWords';

const shape = z.object({ email: emailShape });

interface ForgotPasswordFormProps {
  onSubmit: (email: string) => void;
  isBusy: boolean;
  problem: ApiProblem | null;
}

/** Where the link to a new password shall be sent. */
export function ForgotPasswordForm({ onSubmit, isBusy, problem }: ForgotPasswordFormProps) {
  const form = useForm({ resolver: zodResolver(shape), defaultValues: { email: '' } });
  return (
    <form
      onSubmit={form.handleSubmit(({ email }) => onSubmit(email))}
      noValidate
      className={classes.form}
      aria-label="Forgot the password"
    >
      {problem === null ? null : <Refusal>{wordsOfAnyRefusal(problem)}</Refusal>}
      <TextInput
        {...form.register('email')}
        label="Email"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoFocus
        spellCheck={false}
        size="md"
        error={form.formState.errors.email?.message}
      />
      <Button type="submit" size="md" loading={isBusy} fullWidth>
        Send the link
      </Button>
    </form>
  );
}
