import { Button } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import type { OwnSession } from '@/lib/api/shapes';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import classes from './Account.module.css';

const HANDHELD = /iPhone|iPad|Android/;

interface SessionsCardProps {
  sessions: readonly OwnSession[];
  isBusy: boolean;
  /** End one; null ends all but this one. */
  onEnd: (id: string | null) => void;
}

/** Where one is signed in. */
export function SessionsCard({ sessions, isBusy, onEnd }: SessionsCardProps) {
  const hasOthers = sessions.some(({ isCurrent }) => !isCurrent);
  return (
    <Surface
      title="Where you are signed in"
      subtitle="End what you do not know, and change your password then."
      aside={
        hasOthers ? (
          <Button variant="default" size="xs" disabled={isBusy} onClick={() => onEnd(null)}>
            Sign out everywhere else
          </Button>
        ) : null
      }
    >
      <ul className={classes.rows} aria-label="Sessions">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} isBusy={isBusy} onEnd={onEnd} />
        ))}
      </ul>
    </Surface>
  );
}

interface SessionRowProps extends Pick<SessionsCardProps, 'isBusy' | 'onEnd'> {
  session: OwnSession;
}

function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const { id, device, ipAddress, createdAt, lastUsedAt, isCurrent } = session;
  const Icon = HANDHELD.test(device) ? IconDeviceMobile : IconDeviceDesktop;
  return (
    <li className={classes.row}>
      <Icon size={20} stroke={1.7} aria-hidden />
      <span className={classes.rowWords}>
        <span className={classes.rowTitle}>
          {device}
          {isCurrent ? <Tag tone="teal">This one</Tag> : null}
        </span>
        <span className={classes.rowFacts}>
          Signed in <Since moment={createdAt} />, used <Since moment={lastUsedAt} />
          {ipAddress === null ? '' : `, from ${ipAddress}`}
        </span>
      </span>
      {isCurrent ? null : (
        <Button
          variant="default"
          size="xs"
          disabled={isBusy}
          onClick={() => onEnd(id)}
          aria-label={`Sign out ${device}`}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
