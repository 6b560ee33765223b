import { Button } from '@mantine/core';
import {
  IconDeviceLaptopOff,
  IconHistory,
  IconPencil,
  IconShieldOff,
  IconUserCheck,
  IconUserCog,
  IconUserOff,
} from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { User } from '@/lib/api/shapes';
import { showDay, showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Facts } from '@/lib/ui/Facts';
import { PersonAvatar } from '@/lib/ui/PersonAvatar';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { initialsOfName } from '@/lib/words/accountWords';
import { FACTOR_WORDS, factorsOf, USER_STATE_WORDS } from '@/lib/words/userWords';
import classes from './UserCard.module.css';

/** What can be done with an account. */
export type UserStep = 'edit' | 'role' | 'sessions' | 'second_factor' | 'deactivate' | 'activate' | 'let_in';

interface UserCardProps {
  user: User;
  isMe: boolean;
  /** Whether the audit trail is open to the signed-in person. */
  readsAudit: boolean;
  onStep: (step: UserStep) => void;
}

/** One account: who, as what, how it stands, and what can be done with it. */
export function UserCard({ user, isMe, readsAudit, onStep }: UserCardProps) {
  const { label, tone } = USER_STATE_WORDS[user.state];
  return (
    <Surface>
      <div className={classes.who}>
        <PersonAvatar initials={initialsOfName(user.name)} size={52} />
        <div className={classes.names}>
          <h2 className={classes.name}>
            {user.name}
            <Tag tone={tone} withDot>
              {label}
            </Tag>
          </h2>
          <p className={classes.quiet}>{user.email}</p>
        </div>
      </div>
      <UserFacts user={user} />
      <div className={classes.actions}>
        <Steps user={user} isMe={isMe} onStep={onStep} />
        {readsAudit ? (
          <Button
            component={Link}
            href={`/audit?subject=${user.id}` as Route}
            size="xs"
            variant="default"
            leftSection={<IconHistory size={15} />}
          >
            Audit trail
          </Button>
        ) : null}
      </div>
    </Surface>
  );
}

function UserFacts({ user }: { user: User }) {
  const { zone } = usePracticeTime();
  return (
    <Facts
      facts={[
        ['Role', user.role_name],
        ['Provider', user.provider_name],
        ['Second factor', factorsOf(user).join(', ') || FACTOR_WORDS.none],
        ['Email', user.email_verified ? null : 'Not confirmed yet'],
        ['Open sessions', user.open_sessions],
        ['Last seen', user.last_used_at === null ? 'Not signed in' : <Since key="seen" moment={user.last_used_at} />],
        [
          'Last sign-in',
          user.last_signed_in_at === null ? 'Never' : <Since key="sign-in" moment={user.last_signed_in_at} />,
        ],
        ['Here since', showDay(user.created_at.slice(0, 'yyyy-mm-dd'.length))],
        ['Deactivated', user.deactivated_at === null ? null : showMoment(user.deactivated_at, zone)],
      ]}
    />
  );
}

const STEPS: Record<UserStep, { label: string; icon: typeof IconPencil; isPossible: (user: User) => boolean }> = {
  let_in: { label: 'Let in', icon: IconUserCheck, isPossible: ({ state }) => state === 'waiting' },
  edit: { label: 'Edit', icon: IconPencil, isPossible: () => true },
  role: { label: 'Change role', icon: IconUserCog, isPossible: ({ state }) => state !== 'waiting' },
  sessions: { label: 'End sessions', icon: IconDeviceLaptopOff, isPossible: ({ open_sessions }) => open_sessions > 0 },
  second_factor: {
    label: 'Reset second factor',
    icon: IconShieldOff,
    isPossible: ({ has_second_factor, has_passkey }) => has_second_factor || has_passkey,
  },
  deactivate: { label: 'Deactivate', icon: IconUserOff, isPossible: ({ state }) => state === 'active' },
  activate: { label: 'Activate', icon: IconUserCheck, isPossible: ({ state }) => state === 'deactivated' },
};

function Steps({ user, isMe, onStep }: Pick<UserCardProps, 'user' | 'isMe' | 'onStep'>) {
  if (!user.is_changeable) {
    return (
      <p className={classes.quiet}>
        {isMe ? 'This is you: your rights are another administrator’s to change.' : 'This user holds more than you do.'}
      </p>
    );
  }
  return (Object.keys(STEPS) as UserStep[])
    .filter((step) => STEPS[step].isPossible(user))
    .map((step) => {
      const { label, icon: Icon } = STEPS[step];
      return (
        <Button
          key={step}
          size="xs"
          variant={step === 'let_in' || step === 'activate' ? 'filled' : 'default'}
          leftSection={<Icon size={15} />}
          onClick={() => onStep(step)}
        >
          {label}
        </Button>
      );
    });
}
