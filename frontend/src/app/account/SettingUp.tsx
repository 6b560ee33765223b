'use client';

import { SecondFactorSetup } from '@/components/account/SecondFactorSetup';
import { asProblem } from '@/lib/api/problem';
import {
  useBeginSecondFactor,
  useConfirmSecondFactor,
  useSecondFactorSettled,
} from '@/lib/queries/secondFactorQueries';

interface SettingUpProps {
  email: string;
  /** The second factor counts; its recovery codes are on the screen. */
  onConfirmed?: () => void;
  /** The recovery codes are put away. */
  onDone?: () => void;
}

/** Sets up an authenticator app. */
export function SettingUp({ email, onConfirmed, onDone }: SettingUpProps) {
  const begin = useBeginSecondFactor();
  const confirm = useConfirmSecondFactor();
  const settle = useSecondFactorSettled();
  const error = begin.data === undefined ? begin.error : confirm.error;
  return (
    <SecondFactorSetup
      email={email}
      begun={begin.data ?? null}
      isConfirmed={confirm.isSuccess}
      isBusy={begin.isPending || confirm.isPending}
      problem={error === null ? null : asProblem(error)}
      onPassword={(password) => begin.mutate(password)}
      onCode={(code) => confirm.mutate(code, { onSuccess: () => onConfirmed?.() })}
      onDone={() => {
        settle();
        onDone?.();
      }}
    />
  );
}
