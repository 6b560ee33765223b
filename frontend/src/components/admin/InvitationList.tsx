import { Button } from '@mantine/core';
import { IconMail, IconX } from '@tabler/icons-react';
import type { Invitation, Role } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { INVITATION_WORDS } from '@/lib/words/userWords';
import classes from './InvitationList.module.css';
import { roleName } from './roleParts';

interface InvitationListProps {
  /** Those that wait for an answer. */
  invitations: readonly Invitation[];
  roles: readonly Role[];
  /** The invitation that something is being done with. */
  busy: string | null;
  onResend: (invitation: Invitation) => void;
  onRevoke: (invitation: Invitation) => void;
}

/** Who was invited and has not answered yet. */
export function InvitationList({ invitations, roles, busy, onResend, onRevoke }: InvitationListProps) {
  return (
    <Surface title="Invitations" subtitle="A link is good for seven days, and once." isPadded={false}>
      <ul className={classes.list} aria-label="Invitations">
        {invitations.map((invitation) => (
          <li key={invitation.id} className={classes.invitation} data-invitation={invitation.id}>
            <div className={classes.words}>
              <p className={classes.who}>
                {invitation.email}
                <Tag tone={INVITATION_WORDS[invitation.state].tone}>{INVITATION_WORDS[invitation.state].label}</Tag>
              </p>
              <p className={classes.quiet}>
                As {roleName(roles, invitation.role)}
                <Until invitation={invitation} />
              </p>
            </div>
            <div className={classes.actions}>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconMail size={15} />}
                loading={busy === invitation.id}
                onClick={() => onResend(invitation)}
                aria-label={`Send again to ${invitation.email}`}
              >
                Send again
              </Button>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconX size={15} />}
                disabled={busy === invitation.id}
                onClick={() => onRevoke(invitation)}
                aria-label={`Take back from ${invitation.email}`}
              >
                Take back
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Surface>
  );
}

function Until({ invitation }: { invitation: Invitation }) {
  const { zone } = usePracticeTime();
  const moment = showMoment(invitation.expires_at, zone);
  return <>{invitation.state === 'open' ? ` · good until ${moment}` : ` · was good until ${moment}`}</>;
}
