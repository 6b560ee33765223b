import { PasswordInput } from '@mantine/core';
import { useFormContext, useWatch } from 'react-hook-form';
import classes from './NewPasswordField.module.css';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, STRENGTH_WORDS, strengthOf } from './passwordStrength';
import type { SetUpFormValues } from './setUpFormShape';

const BARS = [1, 2, 3, 4];

/** A password to choose, and in words how good it is. */
export function NewPasswordField() {
  const { register, formState } = useFormContext<SetUpFormValues>();
  const [password, ...known] = useWatch<SetUpFormValues, ['password', 'name', 'email', 'practice_name']>({
    name: ['password', 'name', 'email', 'practice_name'],
  });
  const { bars, words } = STRENGTH_WORDS[strengthOf(password, known)];
  return (
    <div>
      <PasswordInput
        {...register('password')}
        label="Password"
        description={`${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters. Several words that have nothing to do with each other are best.`}
        autoComplete="new-password"
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
