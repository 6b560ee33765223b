'use client';

import { useRouter } from 'next/navigation';
import { Refusal } from '@/components/auth/Refusal';
import { ResetPasswordForm } from '@/components/auth/ResetPasswordForm';
import { SignInPanel } from '@/components/auth/SignInPanel';
import { WayToSignIn } from '@/components/auth/WayToSignIn';
import { asProblem } from '@/lib/api/problem';
import { useLinkToken } from '@/lib/auth/linkToken';
import { usePasswordPolicy, useResetPassword } from '@/lib/queries/accountQueries';

/** A new password with the token of a mail's link. Every session of the account ends. */
export default function ResetPasswordPage() {
  const router = useRouter();
  const token = useLinkToken();
  const policy = usePasswordPolicy().data;
  const reset = useResetPassword();
  return (
    <SignInPanel title="Choose a new password" subtitle="You are signed out everywhere, and sign in with the new one.">
      {token === null ? (
        <Refusal>This address is not complete. Open the link from the mail once more, or ask for a new one.</Refusal>
      ) : (
        <ResetPasswordForm
          policy={policy}
          onSubmit={(newPassword) =>
            reset.mutate(
              { token: token ?? '', newPassword },
              { onSuccess: () => router.replace('/sign-in?from=reset') },
            )
          }
          isBusy={reset.isPending || reset.isSuccess || token === undefined}
          problem={reset.error === null ? null : asProblem(reset.error)}
        />
      )}
      <WayToSignIn />
    </SignInPanel>
  );
}
