import { IconShieldCheck } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { User } from '@/lib/api/shapes';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { Since } from '@/lib/ui/Since';
import { Tag } from '@/lib/ui/Tag';
import wholeRow from '@/lib/ui/WholeRow.module.css';
import { initialsOfName } from '@/lib/words/accountWords';
import { FACTOR_WORDS, factorsOf, USER_STATE_WORDS } from '@/lib/words/userWords';
import classes from './UserManagement.module.css';

/** One user: who, as what, in which state, and how safely and when they signed in. */
export function UserRow({ user, isMe }: { user: User; isMe: boolean }) {
  const { label, tone } = USER_STATE_WORDS[user.state];
  const factors = factorsOf(user);
  return (
    <tr role="row" data-user={user.id}>
      <td role="cell">
        <div className={classes.person}>
          <PersonAvatar initials={initialsOfName(user.name)} />
          <div className={classes.names}>
            <Link href={`/admin/users/${user.id}` as Route} className={`${classes.name} ${wholeRow.target}`}>
              {user.name}
              {isMe ? ' (you)' : ''}
            </Link>
            <span className={classes.quiet}>{user.email}</span>
          </div>
        </div>
      </td>
      <td role="cell">{user.role_name}</td>
      <td role="cell">
        <Tag tone={tone} withDot>
          {label}
        </Tag>
      </td>
      <td role="cell" className={factors.length > 0 ? undefined : classes.without}>
        {factors.length > 0 ? (
          <Tag tone="teal">
            <IconShieldCheck size={14} aria-hidden /> {factors.join(', ')}
          </Tag>
        ) : (
          <span className={classes.quiet}>{FACTOR_WORDS.none}</span>
        )}
      </td>
      <td role="cell" className={classes.quiet}>
        {user.last_used_at === null ? 'Not signed in' : <Since moment={user.last_used_at} />}
      </td>
      <td role="cell" className={`${classes.sessions} ${classes.quiet}`}>
        {user.last_signed_in_at === null ? 'Never' : <Since moment={user.last_signed_in_at} />}
      </td>
      <td role="cell" className={`${classes.sessions} ${classes.number}`}>
        {user.open_sessions}
      </td>
    </tr>
  );
}
