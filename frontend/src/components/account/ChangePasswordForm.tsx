import { zodResolver } from '@hookform/resolvers/zod';
import { Button, PasswordInput } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { z } from 'zod';
import type { ApiProblem } from '@/lib/api/problem';
import type { Me, PasswordPolicy } from '@/lib/api/shapes';
import { newPasswordShape } from '@/lib/auth/newPasswordShape';
import { USUAL_POLICY } from '@/lib/auth/passwordStrength';
import { NewPasswordField } from '@/lib/ui/NewPasswordField';
import { Refusal } from '@/lib/ui/Refusal';
import { Surface } from '@/lib/ui/Surface';
import classes from './Account.module.css';

const NEW = 'body.newPassword';

interface ChangePasswordFormProps {
  me: Me;
  policy: PasswordPolicy | undefined;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  isBusy: boolean;
  problem: ApiProblem | null;
  onSubmit: (asked: { currentPassword: string; newPassword: string }) => void;
}

/** Another password; what the API finds wrong stands at the field that it is about. */
export function ChangePasswordForm(props: ChangePasswordFormProps) {
  const { isOpen, onOpen } = props;
  return (
    <Surface
      title="Password"
      subtitle="When you change it, you are signed out everywhere else."
      aside={
        isOpen ? null : (
          <Button variant="default" size="xs" onClick={() => onOpen(true)}>
            Change password
          </Button>
        )
      }
      isPadded={isOpen}
    >
      {isOpen ? <Fields {...props} /> : null}
    </Surface>
  );
}

function Fields({ me, policy = USUAL_POLICY, onOpen, isBusy, problem, onSubmit }: ChangePasswordFormProps) {
  const shape = useMemo(
    () => z.object({ current: z.string().min(1, 'Enter your current password.'), password: newPasswordShape(policy) }),
    [policy],
  );
  const form = useForm({ resolver: zodResolver(shape), defaultValues: { current: '', password: '' } });
  const { errors } = form.formState;
  const broken = problem?.brokenRules.find(({ place }) => place === NEW)?.message;
  const isWrong = problem?.code === 'INVALID_PASSWORD';

  useEffect(() => {
    if (problem !== null && isWrong) {
      form.setError('current', { type: 'api', message: problem.message }, { shouldFocus: true });
    } else if (broken !== undefined) {
      form.setError('password', { type: 'api', message: broken }, { shouldFocus: true });
    }
  }, [problem, isWrong, broken, form]);

  return (
    <FormProvider {...form}>
      <form
        onSubmit={form.handleSubmit(({ current, password }) =>
          onSubmit({ currentPassword: current, newPassword: password }),
        )}
        noValidate
        className={classes.inline}
        aria-label="Change password"
      >
        {isWrong || broken !== undefined ? null : <Refusal problem={problem} />}
        <input type="email" autoComplete="username" value={me.email} readOnly hidden />
        <PasswordInput
          {...form.register('current')}
          label="Current password"
          autoComplete="current-password"
          autoFocus
          size="md"
          error={errors.current?.message}
          aria-invalid={errors.current !== undefined}
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the current password', tabIndex: 0 }}
        />
        <NewPasswordField label="New password" policy={policy} known={[me.name, me.email]} />
        <div className={classes.actions}>
          <Button variant="default" onClick={() => onOpen(false)}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            Change password
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
