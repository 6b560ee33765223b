import { UnstyledButton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { PasskeyButton, type PasskeyWay } from './PasskeyButton';
import { Refusal } from './Refusal';
import classes from './SecondStepForm.module.css';

interface PasskeyStepProps {
  /** Null where the browser cannot. */
  passkey: PasskeyWay | null;
  /** Give up, and begin with the password again. */
  onBack: () => void;
}

/** The password was right, and a passkey is the one second factor of the account. */
export function PasskeyStep({ passkey, onBack }: PasskeyStepProps) {
  return (
    <section className={classes.form} aria-label="Second step of the sign-in">
      <p className={classes.words}>Your password is right. Now show the passkey of your account.</p>
      {passkey === null ? (
        <Refusal>
          This browser knows no passkeys. Use the device on which you set yours up, or ask an administrator to reset
          your second factor.
        </Refusal>
      ) : (
        <PasskeyButton {...passkey} isOnly />
      )}
      <div className={classes.others}>
        <UnstyledButton className={classes.other} onClick={onBack}>
          <IconArrowLeft size={16} stroke={1.8} aria-hidden />
          Start again
        </UnstyledButton>
      </div>
    </section>
  );
}
