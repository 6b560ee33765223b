'use client';

import { Skeleton, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { GoodNews } from '@/components/auth/GoodNews';
import { Refusal } from '@/components/auth/Refusal';
import { RegisterForm } from '@/components/auth/RegisterForm';
import { wordsOfAnyRefusal } from '@/components/auth/refusalWords';
import { SignInPanel } from '@/components/auth/SignInPanel';
import { WayToSignIn } from '@/components/auth/WayToSignIn';
import { asProblem } from '@/lib/api/problem';
import type { InvitationShown } from '@/lib/api/shapes';
import { useLinkToken } from '@/lib/auth/linkToken';
import { useInvitation, usePasswordPolicy, useRegister } from '@/lib/queries/accountQueries';

/** A new account: with the token of an invitation's link, or as a request where the practice takes them. */
export default function RegisterPage() {
  const token = useLinkToken();
  const invitation = useInvitation(token ?? null);

  if (token === null) {
    return (
      <SignInPanel title="Ask for an account" subtitle="An administrator of the practice lets you in.">
        <Registration token={null} invitation={null} />
      </SignInPanel>
    );
  }
  return (
    <SignInPanel title="Welcome to PFINNI" subtitle="Your name and a password, and you are in.">
      {invitation.data !== undefined && token !== undefined ? (
        <Registration token={token} invitation={invitation.data} />
      ) : null}
      {invitation.error === null ? null : (
        <>
          <Refusal>
            {asProblem(invitation.error).code === 'INVALID_TOKEN'
              ? 'This invitation was used already, was taken back, or is too old. Ask your administrator for a new one.'
              : wordsOfAnyRefusal(asProblem(invitation.error))}
          </Refusal>
          <WayToSignIn />
        </>
      )}
      {invitation.data === undefined && invitation.error === null ? <FormSkeleton /> : null}
    </SignInPanel>
  );
}

function Registration({ token, invitation }: { token: string | null; invitation: InvitationShown | null }) {
  const router = useRouter();
  const client = useQueryClient();
  const policy = usePasswordPolicy().data;
  const register = useRegister();
  const [isAsked, setAsked] = useState(false);

  if (isAsked) {
    return (
      <>
        <GoodNews>
          Your request is there. Follow the link in the mail that we sent you; then an administrator of the practice
          lets you in.
        </GoodNews>
        <WayToSignIn />
      </>
    );
  }
  return (
    <>
      <RegisterForm
        invitation={invitation}
        policy={policy}
        problem={register.error === null ? null : asProblem(register.error)}
        isBusy={register.isPending || register.isSuccess}
        onSubmit={(values) =>
          register.mutate(
            { ...values, invitation: token },
            {
              onSuccess: (isSignedIn) => {
                if (isSignedIn) {
                  client.clear();
                  router.replace('/');
                } else {
                  setAsked(true);
                }
              },
            },
          )
        }
      />
      <WayToSignIn />
    </>
  );
}

function FormSkeleton() {
  return (
    <Stack gap={24} aria-hidden>
      {['note', 'name', 'email', 'password'].map((field) => (
        <Stack key={field} gap={8}>
          <Skeleton height={14} width={130} />
          <Skeleton height={42} />
        </Stack>
      ))}
    </Stack>
  );
}
