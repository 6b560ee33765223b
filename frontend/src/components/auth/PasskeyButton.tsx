import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { Refusal } from './Refusal';

/** How to sign in with a passkey, where the browser can. */
export interface PasskeyWay {
  onUse: () => void;
  isBusy: boolean;
  /** Why it did not work; nothing where the person gave up. */
  failure: string | null;
}

interface PasskeyButtonProps extends PasskeyWay {
  /** Whether it is the one way on. */
  isOnly?: boolean;
}

/** Lets the browser ask for a passkey. */
export function PasskeyButton({ onUse, isBusy, failure, isOnly = false }: PasskeyButtonProps) {
  return (
    <>
      <Button
        {...(isOnly ? { autoFocus: true, 'data-autofocus': true } : { variant: 'default' })}
        size="md"
        fullWidth
        loading={isBusy}
        leftSection={<IconKey size={19} stroke={1.7} aria-hidden />}
        onClick={onUse}
      >
        Use a passkey
      </Button>
      {failure === null || failure === '' ? null : <Refusal>{failure}</Refusal>}
    </>
  );
}
