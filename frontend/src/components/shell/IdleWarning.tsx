import { Button, Group, Modal } from '@mantine/core';
import classes from './IdleWarning.module.css';

interface IdleWarningProps {
  /** Null while there is nothing to warn of. */
  secondsLeft: number | null;
  isBusy: boolean;
  onStay: () => void;
  onSignOut: () => void;
}

const ANNOUNCED_EVERY = 15;

/** Asks whether somebody is still there, a minute before the page is blanked. */
export function IdleWarning({ secondsLeft, isBusy, onStay, onSignOut }: IdleWarningProps) {
  const left = secondsLeft ?? 0;
  return (
    <Modal
      opened={secondsLeft !== null}
      onClose={onStay}
      withCloseButton={false}
      closeOnClickOutside={false}
      title="Are you still there?"
      size="sm"
      radius="lg"
      centered
      zIndex={1000}
      attributes={{ header: { role: 'presentation' } }}
    >
      <p className={classes.words}>
        Nothing was done here for a while. You will be signed out in{' '}
        <strong className={classes.left}>{secondsWords(left)}</strong>, and what is on the screen is hidden.
      </p>
      <p className={classes.announced} role="status">
        {left > 0 && left % ANNOUNCED_EVERY === 0 ? `${secondsWords(left)} left.` : ''}
      </p>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onSignOut}>
          Sign out
        </Button>
        <Button onClick={onStay} loading={isBusy} data-autofocus>
          Stay signed in
        </Button>
      </Group>
    </Modal>
  );
}

function secondsWords(seconds: number): string {
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}
