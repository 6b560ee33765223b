import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { z } from 'zod';
import type { ApiProblem } from '@/lib/api/problem';
import type { PasswordPolicy } from '@/lib/api/shapes';
import { newPasswordShape } from '@/lib/auth/newPasswordShape';
import { USUAL_POLICY } from '@/lib/auth/passwordStrength';
import { NewPasswordField } from '@/lib/ui/NewPasswordField';
import classes from './LoginForm.module.css';
import { Refusal } from './Refusal';
import { wordsOfAnyRefusal } from './refusalWords';

const PLACE = 'body.newPassword';

interface ResetPasswordFormProps {
  policy: PasswordPolicy | undefined;
  onSubmit: (password: string) => void;
  isBusy: boolean;
  problem: ApiProblem | null;
}

/** A new password in the place of a forgotten one. */
export function ResetPasswordForm({ policy = USUAL_POLICY, onSubmit, isBusy, problem }: ResetPasswordFormProps) {
  const shape = useMemo(() => z.object({ password: newPasswordShape(policy) }), [policy]);
  const form = useForm({ resolver: zodResolver(shape), defaultValues: { password: '' } });
  const broken = problem?.brokenRules.find(({ place }) => place === PLACE)?.message;

  useEffect(() => {
    if (problem !== null && broken !== undefined) {
      form.setError('password', { type: 'api', message: broken }, { shouldFocus: true });
    }
  }, [problem, broken, form]);

  return (
    <FormProvider {...form}>
      <form
        onSubmit={form.handleSubmit(({ password }) => onSubmit(password))}
        noValidate
        className={classes.form}
        aria-label="Choose a new password"
      >
        {problem === null || broken !== undefined ? null : <Refusal>{wordsOfAnyRefusal(problem)}</Refusal>}
        <NewPasswordField label="New password" policy={policy} known={[]} autoFocus />
        <Button type="submit" size="md" loading={isBusy} fullWidth>
          Set the new password
        </Button>
      </form>
    </FormProvider>
  );
}
