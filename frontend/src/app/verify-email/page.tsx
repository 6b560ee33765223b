'use client';

import { Loader } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { GoodNews } from '@/components/auth/GoodNews';
import { Refusal } from '@/components/auth/Refusal';
import { wordsOfAnyRefusal } from '@/components/auth/refusalWords';
import { SignInPanel } from '@/components/auth/SignInPanel';
import { WayToSignIn } from '@/components/auth/WayToSignIn';
import { asProblem } from '@/lib/api/problem';
import { useLinkToken } from '@/lib/auth/linkToken';
import { useVerifyEmail } from '@/lib/queries/accountQueries';

/** Where the link of a verification mail leads: the address is confirmed at once, and once. */
export default function VerifyEmailPage() {
  const token = useLinkToken();
  const verify = useVerifyEmail();
  const { mutate } = verify;
  const asked = useRef<string | null>(null);

  useEffect(() => {
    if (typeof token === 'string' && asked.current !== token) {
      asked.current = token;
      mutate(token);
    }
  }, [token, mutate]);

  return (
    <SignInPanel title="Your email address" subtitle="So that PFINNI knows that it is yours.">
      {token === null ? <Refusal>This address is not complete. Open the link from the mail once more.</Refusal> : null}
      {verify.isSuccess ? (
        <GoodNews>
          Your address is confirmed. If you asked for an account, you can sign in as soon as an administrator has let
          you in.
        </GoodNews>
      ) : null}
      {verify.error === null ? null : <Refusal>{wordsOfAnyRefusal(asProblem(verify.error))}</Refusal>}
      {verify.isPending ? <Loader size="sm" aria-label="Confirming the address" /> : null}
      <WayToSignIn />
    </SignInPanel>
  );
}
