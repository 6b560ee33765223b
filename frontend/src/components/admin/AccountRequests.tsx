import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import type { User } from '@/lib/api/shapes';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import classes from './InvitationList.module.css';

interface AccountRequestsProps {
  /** Who asked for an account and cannot sign in yet. */
  users: readonly User[];
  onLetIn: (user: User) => void;
}

/** Who asked for an account without an invitation: somebody lets them in, in a role, or leaves them outside. */
export function AccountRequests({ users, onLetIn }: AccountRequestsProps) {
  return (
    <Surface title="Waiting to be let in" subtitle="They asked for an account themselves." isPadded={false}>
      <ul className={classes.list} aria-label="Waiting to be let in">
        {users.map((user) => (
          <li key={user.id} className={classes.invitation} data-user={user.id}>
            <div className={classes.words}>
              <p className={classes.who}>
                {user.name}
                {user.email_verified ? null : <Tag tone="amber">Address not confirmed</Tag>}
              </p>
              <p className={classes.quiet}>
                {user.email} · <Since moment={user.created_at} />
              </p>
            </div>
            <Button
              size="xs"
              leftSection={<IconUserCheck size={15} />}
              onClick={() => onLetIn(user)}
              aria-label={`Let ${user.name} in`}
            >
              Let in
            </Button>
          </li>
        ))}
      </ul>
    </Surface>
  );
}
