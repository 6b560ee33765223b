'use client';

import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { LockedScreen } from '@/components/auth/LockedScreen';
import { leave } from '@/lib/auth/leaving';
import { useReadiness } from '@/lib/queries/healthQueries';
import { useWhoIsSignedIn } from '@/lib/queries/sessionQueries';
import { renewSession, type SessionLock } from '@/lib/session/sessionLock';
import { sessionEndWords } from '@/lib/words/sessionWords';
import { SignInSteps } from './SignInSteps';

/**
 * In the place of every page while its session is over: nothing of a patient is on the screen or in the cache. The same
 * person goes on where they were, with what they had typed; for another one the page is loaded anew.
 */
export function SessionRenewal({ lock }: { lock: SessionLock }) {
  const client = useQueryClient();
  const readiness = useReadiness();
  const whoIsSignedIn = useWhoIsSignedIn();

  useEffect(() => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'readiness' });
    client.getMutationCache().clear();
    notifications.clean();
  }, [client]);

  const onSignedIn = useCallback(
    () =>
      whoIsSignedIn().then(
        ({ id }) => renewSession(id),
        () => leave({ comesBack: true }),
      ),
    [whoIsSignedIn],
  );

  return (
    <LockedScreen name={lock.owner.name} why={sessionEndWords(lock.code)} onLeave={() => leave({ comesBack: false })}>
      <SignInSteps isDemo={readiness.data?.mode === 'demo'} email={lock.owner.email} onSignedIn={onSignedIn} />
    </LockedScreen>
  );
}
