import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import type { TrustedDevice } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import classes from './Account.module.css';

interface TrustedBrowsersCardProps {
  devices: readonly TrustedDevice[];
  isBusy: boolean;
  onForget: (id: string) => void;
}

/** The browsers on which the password alone is enough. */
export function TrustedBrowsersCard({ devices, isBusy, onForget }: TrustedBrowsersCardProps) {
  const { zone } = usePracticeTime();
  return (
    <Surface title="Trusted browsers" subtitle="Here your password is enough, without a code.">
      {devices.length === 0 ? (
        <p className={classes.quiet}>No browser is trusted.</p>
      ) : (
        <ul className={classes.rows} aria-label="Trusted browsers">
          {devices.map(({ id, device, expires_at: expiresAt, is_this_one: isThisOne }) => (
            <li key={id} className={classes.row}>
              <IconShieldCheck size={20} stroke={1.7} aria-hidden />
              <span className={classes.rowWords}>
                <span className={classes.rowTitle}>
                  {device}
                  {isThisOne ? <Tag tone="teal">This browser</Tag> : null}
                </span>
                <span className={classes.rowFacts}>Until {showMoment(expiresAt, zone)}</span>
              </span>
              <Button
                variant="default"
                size="xs"
                disabled={isBusy}
                onClick={() => onForget(id)}
                aria-label={`Trust ${device} no longer`}
              >
                Trust no longer
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Surface>
  );
}
