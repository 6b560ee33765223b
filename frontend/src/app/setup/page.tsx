'use client';

import { Skeleton, Stack } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { SetUpForm } from '@/components/auth/SetUpForm';
import { SignInPanel } from '@/components/auth/SignInPanel';
import { asProblem } from '@/lib/api/problem';
import { useSetUp, useSetUpState } from '@/lib/queries/setupQueries';
import { Answer } from '@/lib/ui/Answer';

/** The first start of a real practice. Where nothing is to be set up, the way leads to the sign-in page. */
export default function SetUpPage() {
  const router = useRouter();
  const state = useSetUpState();
  const setUp = useSetUp();
  const isDone = state.data?.is_needed === false && !(setUp.isPending || setUp.isError);

  useEffect(() => {
    if (isDone) {
      router.replace(setUp.isSuccess ? '/sign-in?from=setup' : '/sign-in');
    }
  }, [isDone, setUp.isSuccess, router]);

  return (
    <SignInPanel title="Set up your practice" subtitle="Once, before anybody can sign in." isLong>
      <Answer query={state} skeleton={<FormSkeleton />}>
        {() =>
          isDone && !setUp.isSuccess ? (
            <FormSkeleton />
          ) : (
            <SetUpForm
              onSubmit={(asked) => setUp.mutate(asked)}
              isBusy={setUp.isPending || setUp.isSuccess}
              problem={setUp.error === null ? null : asProblem(setUp.error)}
            />
          )
        }
      </Answer>
    </SignInPanel>
  );
}

function FormSkeleton() {
  return (
    <Stack gap={28} aria-hidden>
      {['token', 'practice', 'zone', 'name', 'email', 'password'].map((field) => (
        <Stack key={field} gap={8}>
          <Skeleton height={14} width={130} />
          <Skeleton height={42} />
        </Stack>
      ))}
    </Stack>
  );
}
