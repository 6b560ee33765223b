'use client';

import { useState } from 'react';
import { ChangePasswordForm } from '@/components/account/ChangePasswordForm';
import { asProblem } from '@/lib/api/problem';
import type { Me } from '@/lib/api/shapes';
import { useChangePassword, usePasswordPolicy } from '@/lib/queries/accountQueries';
import { tellDone } from '@/lib/ui/toasts';

/** One's own password. */
export function OwnPassword({ me }: { me: Me }) {
  const [isOpen, setOpen] = useState(false);
  const policy = usePasswordPolicy().data;
  const change = useChangePassword();
  return (
    <ChangePasswordForm
      me={me}
      policy={policy}
      isOpen={isOpen}
      onOpen={(wanted) => {
        change.reset();
        setOpen(wanted);
      }}
      isBusy={change.isPending}
      problem={change.error === null ? null : asProblem(change.error)}
      onSubmit={(asked) =>
        change.mutate(asked, {
          onSuccess: () => {
            tellDone('Your password is changed. Everywhere else you are signed out.');
            setOpen(false);
          },
        })
      }
    />
  );
}
