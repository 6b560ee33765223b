'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { Route } from 'next';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useEffect } from 'react';
import { LoginForm } from '@/components/auth/LoginForm';
import { SetUpDone } from '@/components/auth/SetUpDone';
import { SignInPanel } from '@/components/auth/SignInPanel';
import { ApiProblem, asProblem } from '@/lib/api/problem';
import { demoAccounts } from '@/lib/auth/demoAccounts';
import { wayBack } from '@/lib/auth/leaving';
import { useReadiness } from '@/lib/queries/healthQueries';
import { useHasSession, useSignIn } from '@/lib/queries/sessionQueries';
import { useSetUpState } from '@/lib/queries/setupQueries';
import { WaitingNote } from '@/lib/ui/WaitingNote';

/**
 * The door: who has a session already is led on, back to where the sign-in was asked for. Where nobody can sign in yet,
 * the way leads to set-up.
 */
export default function SignInPage() {
  const router = useRouter();
  const client = useQueryClient();
  const signIn = useSignIn();
  const readiness = useReadiness();
  const hasSession = useHasSession().data === true;
  const isToSetUp = useSetUpState(readiness.data?.mode === 'practice').data?.is_needed === true;
  const comesFromSetUp = useSearchParams().get('from') === 'setup';

  const goOn = useCallback(() => {
    client.clear();
    router.replace(wayBack(new URLSearchParams(window.location.search).get('next')) as Route);
  }, [client, router]);

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
      {comesFromSetUp ? <SetUpDone /> : null}
      <LoginForm
        onSubmit={(credentials) => signIn.mutate(credentials, { onSuccess: goOn })}
        isBusy={signIn.isPending || signIn.isSuccess}
        problem={signIn.error === null ? null : asProblem(signIn.error)}
        demoAccounts={readiness.data?.mode === 'demo' ? demoAccounts : []}
      />
    </SignInPanel>
  );
}

function starting(progress: number): ApiProblem {
  return new ApiProblem({ title: 'PFINNI is starting.', status: 503, code: 'starting', progress });
}
