import { IconMailOpened } from '@tabler/icons-react';
import type { InvitationShown } from '@/lib/api/shapes';
import classes from './InvitationNote.module.css';

/** Whom an invitation is for, and as what. */
export function InvitationNote({ invitation }: { invitation: InvitationShown }) {
  return (
    <p className={classes.note}>
      <IconMailOpened size={20} stroke={1.7} aria-hidden />
      <span>
        You are invited as <strong>{invitation.role_name}</strong>, with the address <strong>{invitation.email}</strong>
        .
      </span>
    </p>
  );
}
