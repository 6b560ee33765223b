'use client';

import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useEffect } from 'react';
import { GoodNews } from '@/components/auth/GoodNews';
import { SetUpDone } from '@/components/auth/SetUpDone';
import { SignInPanel } from '@/components/auth/SignInPanel';
import { WayToAsk } from '@/components/auth/WayToSignIn';
import { ApiProblem } from '@/lib/api/problem';
import { wayBack } from '@/lib/auth/leaving';
import { useCanAskForAccount } from '@/lib/queries/accountQueries';
import { useReadiness } from '@/lib/queries/healthQueries';
import { useHasSession, useWhoIsSignedIn } from '@/lib/queries/sessionQueries';
import { useSetUpState } from '@/lib/queries/setupQueries';
import { renewSession } from '@/lib/session/sessionLock';
import { WaitingNote } from '@/lib/ui/WaitingNote';
import { sessionEndWords } from '@/lib/words/sessionWords';
import { SignInSteps } from '../SignInSteps';

/**
 * The door: who has a session already is led on, back to where the sign-in was asked for. Where nobody can sign in yet,
 * the way leads to set-up.
 */
export default function SignInPage() {
  const router = useRouter();
  const client = useQueryClient();
  const readiness = useReadiness();
  const whoIsSignedIn = useWhoIsSignedIn();
  const hasSession = useHasSession().data === true;
  const isToSetUp = useSetUpState(readiness.data?.mode === 'practice').data?.is_needed === true;

  const canAsk = useCanAskForAccount(readiness.data?.is_ready === true);

  const goOn = useCallback(() => {
    client.clear();
    router.replace(wayBack(new URLSearchParams(window.location.search).get('next')) as Route);
  }, [client, router]);

  /** Tabs that wait for somebody to sign in again are told who did. */
  const tellAndGoOn = useCallback(async () => {
    const person = await whoIsSignedIn().catch(() => null);
    if (person !== null) {
      renewSession(person.id);
    }
    goOn();
  }, [whoIsSignedIn, goOn]);

  useEffect(() => {
    if (hasSession) {
      goOn();
    }
  }, [hasSession, goOn]);

  useEffect(() => {
    if (isToSetUp) {
      router.replace('/setup');
    }
  }, [isToSetUp, router]);

  const isStarting = readiness.data !== undefined && !readiness.data.is_ready;
  const away = readiness.failureReason ?? (isStarting ? starting(readiness.data.progress) : null);
  return (
    <SignInPanel title="Sign in" subtitle="With the account that your practice gave you.">
      {away === null ? null : <WaitingNote error={away} />}
      <WhyHere />
      <SignInSteps isDemo={readiness.data?.mode === 'demo'} onSignedIn={tellAndGoOn} />
      {canAsk ? <WayToAsk /> : null}
    </SignInPanel>
  );
}

/** What one comes from, or why one was signed out. */
function WhyHere() {
  const asked = useSearchParams();
  const why = asked.get('why');
  const from = asked.get('from');
  if (why !== null) {
    return (
      <Alert color="gray" variant="light" icon={<IconInfoCircle size={20} />} role="status" mb={20}>
        {sessionEndWords(why)}
      </Alert>
    );
  }
  if (from === 'reset') {
    return <GoodNews>Your password is changed. Sign in with the new one.</GoodNews>;
  }
  return from === 'setup' ? <SetUpDone /> : null;
}

function starting(progress: number): ApiProblem {
  return new ApiProblem({ title: 'PFINNI is starting.', status: 503, code: 'starting', progress });
}
