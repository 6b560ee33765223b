import { PasswordInput } from '@mantine/core';
import { useFormContext, useWatch } from 'react-hook-form';
import type { PasswordPolicy } from '@/lib/api/shapes';
import { useGuesses } from '@/lib/auth/guesses';
import { STRENGTH_WORDS, strengthOf, USUAL_POLICY } from '@/lib/auth/passwordStrength';
import classes from './NewPasswordField.module.css';

const BARS = [1, 2, 3, 4];

interface NewPasswordFieldProps {
  label?: string;
  policy?: PasswordPolicy | undefined;
  /** What others know: the person's name and address, and the practice's name. */
  known: readonly string[];
  autoFocus?: boolean;
}

/** A password to choose, and in words how good it is. Typed once: it can be looked at. */
export function NewPasswordField({
  label = 'Password',
  policy = USUAL_POLICY,
  known,
  autoFocus = false,
}: NewPasswordFieldProps) {
  const { register, formState } = useFormContext<{ password: string }>();
  const password = useWatch<{ password: string }, 'password'>({ name: 'password' });
  const { bars, words } = STRENGTH_WORDS[strengthOf(password, known, policy, useGuesses(password))];
  return (
    <div>
      <PasswordInput
        {...register('password')}
        label={label}
        description={`${policy.shortest} to ${policy.longest} characters. Several words that have nothing to do with each other are best.`}
        autoComplete="new-password"
        autoFocus={autoFocus}
        size="md"
        error={formState.errors.password?.message}
        aria-invalid={formState.errors.password !== undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
      />
      <div className={classes.strength} data-bars={bars}>
        <span className={classes.bars} aria-hidden>
          {BARS.map((bar) => (
            <span key={bar} className={classes.bar} data-filled={(password !== '' && bar <= bars) || undefined} />
          ))}
        </span>
        <span className={classes.words} role="status" aria-label="Strength of the password">
          {password === '' ? '' : words}
        </span>
      </div>
    </div>
  );
}
