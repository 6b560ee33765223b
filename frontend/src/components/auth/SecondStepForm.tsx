import { Button, Checkbox, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import { useCode } from '@/lib/auth/useCode';
import { PasskeyButton, type PasskeyWay } from './PasskeyButton';
import { RecoveryCodeField } from './RecoveryCodeField';
import { Refusal } from './Refusal';
import { wordsOfAnyRefusal } from './refusalWords';
import classes from './SecondStepForm.module.css';

interface SecondStepFormProps {
  onSubmit: (step: { code: string; isRecoveryCode: boolean; trustDevice: boolean }) => void;
  /** Give up, and begin with the password again. */
  onBack: () => void;
  isBusy: boolean;
  problem: ApiProblem | null;
  /** How to show a passkey instead, where one is set up and the browser can. */
  passkey: PasskeyWay | null;
}

/** The code of an authenticator app, or one of the recovery codes, after the password was right. */
export function SecondStepForm({ onSubmit, onBack, isBusy, problem, passkey }: SecondStepFormProps) {
  const [isRecoveryCode, setRecoveryCode] = useState(false);
  const [recoveryCode, setRecoveryText] = useState('');
  const [trustDevice, setTrustDevice] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const app = useCode(problem, isBusy, (code) => onSubmit({ code, isRecoveryCode: false, trustDevice }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const code = recoveryCode.trim();
    setMissing(isRecoveryCode ? code === '' : !app.isComplete);
    if (!isRecoveryCode) {
      app.send();
    } else if (code !== '' && !isBusy) {
      onSubmit({ code, isRecoveryCode, trustDevice });
    }
  };
  const change = () => {
    setRecoveryCode(!isRecoveryCode);
    setMissing(false);
  };

  return (
    <form onSubmit={submit} noValidate className={classes.form} aria-label="Second step of the sign-in">
      {problem === null ? null : <Refusal>{wordsOfAnyRefusal(problem)}</Refusal>}
      {isRecoveryCode ? (
        <RecoveryCodeField value={recoveryCode} onChange={setRecoveryText} problem={problem} isMissing={isMissing} />
      ) : (
        <TextInput
          ref={app.field}
          label="Six-digit code"
          description="From the authenticator app on your phone."
          value={app.code}
          onChange={(event) => app.type(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          data-autofocus
          size="md"
          classNames={{ input: classes.digits ?? '' }}
          error={isMissing && !app.isComplete ? 'Enter all six digits.' : undefined}
        />
      )}
      <Checkbox
        label="Trust this browser for 30 days"
        description="Your password alone is enough here then. Not on a computer that others use."
        checked={trustDevice}
        onChange={(event) => setTrustDevice(event.currentTarget.checked)}
      />
      <Button type="submit" size="md" loading={isBusy} fullWidth>
        Continue
      </Button>
      {passkey === null ? null : <PasskeyButton {...passkey} />}
      <div className={classes.others}>
        <UnstyledButton className={classes.other} onClick={onBack}>
          <IconArrowLeft size={16} stroke={1.8} aria-hidden />
          Start again
        </UnstyledButton>
        <UnstyledButton className={classes.other} onClick={change}>
          {isRecoveryCode ? 'Use the authenticator app' : 'Use a recovery code'}
        </UnstyledButton>
      </div>
    </form>
  );
}
