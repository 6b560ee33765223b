'use client';

import { TrustedBrowsersCard } from '@/components/account/TrustedBrowsersCard';
import { asProblem } from '@/lib/api/problem';
import { useForgetDevice, useTrustedDevices } from '@/lib/queries/secondFactorQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { tellFailed } from '@/lib/ui/toasts';

/** The browsers that one trusts. */
export function OwnBrowsers() {
  const devices = useTrustedDevices();
  const forget = useForgetDevice();
  return (
    <Answer query={devices} skeleton={<CardSkeleton height={110} />}>
      {(known) => (
        <TrustedBrowsersCard
          devices={known}
          isBusy={forget.isPending}
          onForget={(id) => forget.mutate(id, { onError: (error) => tellFailed(asProblem(error)) })}
        />
      )}
    </Answer>
  );
}
