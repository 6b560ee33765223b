import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { EnabledSecondFactor } from '@/lib/api/shapes';
import { useCode } from '@/lib/auth/useCode';
import { Refusal } from '@/lib/ui/Refusal';
import classes from './Account.module.css';
import { RecoveryCodes } from './RecoveryCodes';
import { SecretToScan } from './SecretToScan';

interface SecondFactorSetupProps {
  email: string;
  /** The secret and the recovery codes, once the password was right. */
  begun: EnabledSecondFactor | null;
  /** The first code was right: the second factor counts. */
  isConfirmed: boolean;
  isBusy: boolean;
  problem: ApiProblem | null;
  onPassword: (password: string) => void;
  onCode: (code: string) => void;
  /** The recovery codes are put away. */
  onDone: () => void;
}

/** An authenticator app in three steps: the password, the code of the app, the recovery codes. */
export function SecondFactorSetup(props: SecondFactorSetupProps) {
  const { email, begun, isConfirmed, isBusy, problem, onPassword, onCode, onDone } = props;
  if (begun === null) {
    return <PasswordStep email={email} isBusy={isBusy} problem={problem} onPassword={onPassword} />;
  }
  if (isConfirmed) {
    return <RecoveryCodes codes={begun.backupCodes} onKept={onDone} />;
  }
  return (
    <div className={classes.stack}>
      <SecretToScan begun={begun} />
      <CodeStep isBusy={isBusy} problem={problem} onCode={onCode} />
    </div>
  );
}

type PasswordStepProps = Pick<SecondFactorSetupProps, 'email' | 'isBusy' | 'problem' | 'onPassword'>;

function PasswordStep({ email, isBusy, problem, onPassword }: PasswordStepProps) {
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(password === '');
    if (password !== '') {
      onPassword(password);
    }
  };
  return (
    <form onSubmit={submit} noValidate className={classes.stack} aria-label="Set up an authenticator app">
      <p className={classes.words}>
        You need an app on your phone that makes six-digit codes, such as Google Authenticator, Microsoft Authenticator
        or your password manager. When you are done, you are signed out everywhere else.
      </p>
      <Refusal problem={problem} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label="Your password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        data-autofocus
        autoFocus
        error={isMissing && password === '' ? 'Enter your password.' : undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
      />
      <div className={classes.end}>
        <Button type="submit" loading={isBusy}>
          Continue
        </Button>
      </div>
    </form>
  );
}

function CodeStep({ isBusy, problem, onCode }: Pick<SecondFactorSetupProps, 'isBusy' | 'problem' | 'onCode'>) {
  const app = useCode(problem, isBusy, onCode);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    app.send();
  };
  return (
    <form onSubmit={submit} noValidate className={classes.stack} aria-label="Code of the app">
      <Refusal problem={problem} />
      <TextInput
        ref={app.field}
        label="Then enter the code that the app shows"
        value={app.code}
        onChange={(event) => app.type(event.currentTarget.value)}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        size="md"
      />
      <div className={classes.end}>
        <Button type="submit" loading={isBusy} disabled={!app.isComplete}>
          Switch on
        </Button>
      </div>
    </form>
  );
}
