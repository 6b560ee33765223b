'use client';

import { ForgotPasswordForm } from '@/components/auth/ForgotPasswordForm';
import { GoodNews } from '@/components/auth/GoodNews';
import { SignInPanel } from '@/components/auth/SignInPanel';
import { WayToSignIn } from '@/components/auth/WayToSignIn';
import { asProblem } from '@/lib/api/problem';
import { useForgotPassword } from '@/lib/queries/accountQueries';

/** Asks for a link to a new password. Whether there is such an account shows in the mailbox alone. */
export default function ForgotPasswordPage() {
  const forgot = useForgotPassword();
  return (
    <SignInPanel title="Forgotten password" subtitle="We send you a link with which you choose a new one.">
      {forgot.isSuccess ? (
        <GoodNews>
          If there is an account with this address, a mail is on its way. Its link works once, within an hour. If
          nothing comes, look among unwanted mail, or ask your administrator.
        </GoodNews>
      ) : (
        <ForgotPasswordForm
          onSubmit={(email) => forgot.mutate(email)}
          isBusy={forgot.isPending}
          problem={forgot.error === null ? null : asProblem(forgot.error)}
        />
      )}
      <WayToSignIn />
    </SignInPanel>
  );
}
