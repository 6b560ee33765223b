import { useState } from 'react';
import { InvitationList } from '@/components/admin/InvitationList';
import { InviteDialog } from '@/components/admin/InviteDialog';
import { ShownLink } from '@/components/admin/ShownLink';
import { asProblem } from '@/lib/api/problem';
import type { Invitation, Role } from '@/lib/api/shapes';
import { useProviders } from '@/lib/queries/practiceQueries';
import {
  useInvitationLink,
  useInvitations,
  useInvite,
  useResendInvitation,
  useRevokeInvitation,
} from '@/lib/queries/userQueries';
import { tellDone, tellFailed } from '@/lib/ui/toasts';

interface InvitationsProps {
  roles: readonly Role[];
  isInviting: boolean;
  /** Somebody was invited, or nobody shall be. */
  onInvited: () => void;
}

interface Shown {
  email: string;
  link: string;
  expires_at: string;
}

/** Who was asked to work here and has not answered; where no mail goes out, the link of the last one is shown once. */
export function Invitations({ roles, isInviting, onInvited }: InvitationsProps) {
  const invitations = useInvitations();
  const invite = useInvite();
  const resend = useResendInvitation();
  const revoke = useRevokeInvitation();
  const link = useInvitationLink();
  const providers = useProviders().data ?? [];
  const [shown, setShown] = useState<Shown | null>(null);
  const waiting = invitations.data?.filter(({ state }) => state === 'open' || state === 'expired') ?? [];
  const onError = (error: unknown) => tellFailed(asProblem(error));

  /** Where no mail goes out the link is the only way; where it does there is none to be shown, and that is well. */
  const sent = ({ id, email }: Invitation) =>
    link.mutate(id, {
      onSuccess: (made) => setShown({ email, ...made }),
      onError: (error) =>
        asProblem(error).code === 'link_only_by_mail' ? tellDone('The invitation is on its way.') : onError(error),
    });
  const resent = resend.isPending ? resend.variables : null;
  return (
    <>
      {shown === null ? null : <ShownLink email={shown.email} link={shown.link} expiresAt={shown.expires_at} />}
      {waiting.length === 0 ? null : (
        <InvitationList
          invitations={waiting}
          roles={roles}
          busy={revoke.isPending ? revoke.variables : resent}
          onResend={({ id }) => resend.mutate(id, { onSuccess: sent, onError })}
          onRevoke={({ id, email }) =>
            revoke.mutate(id, {
              onSuccess: () => {
                tellDone('The invitation is taken back; its link is worth nothing any more.');
                setShown((now) => (now?.email === email ? null : now));
              },
              onError,
            })
          }
        />
      )}
      {isInviting ? (
        <InviteDialog
          roles={roles}
          providers={providers}
          problem={invite.error === null ? null : asProblem(invite.error)}
          isSaving={invite.isPending}
          onSubmit={(wanted) =>
            invite.mutate(wanted, {
              onSuccess: (invitation) => {
                sent(invitation);
                onInvited();
              },
            })
          }
          onClose={() => {
            invite.reset();
            onInvited();
          }}
        />
      ) : null}
    </>
  );
}
