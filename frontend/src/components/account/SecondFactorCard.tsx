import { Button } from '@mantine/core';
import type { SecondFactorStanding } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import classes from './Account.module.css';

const FEW = 3;

interface SecondFactorCardProps {
  standing: SecondFactorStanding;
  onSetUp: () => void;
  onNewCodes: () => void;
  onRemove: () => void;
}

/** Whether a code is asked for beside the password, and what can be done about it. */
export function SecondFactorCard({ standing, onSetUp, onNewCodes, onRemove }: SecondFactorCardProps) {
  const { is_enabled: isEnabled, recovery_codes_left: left } = standing;
  return (
    <Surface
      title="Authenticator app"
      subtitle="A six-digit code beside your password, so that a stolen password is not enough."
      aside={
        <Tag tone={isEnabled ? 'teal' : 'gray'} withDot>
          {isEnabled ? 'On' : 'Off'}
        </Tag>
      }
    >
      {isEnabled ? (
        <div className={classes.stack}>
          <p className={classes.words}>
            {left === 1 ? '1 recovery code is' : `${left} recovery codes are`} left.
            {left <= FEW ? ' Make new ones before they run out.' : ''}
          </p>
          <div className={classes.actions}>
            <Button variant="default" onClick={onNewCodes}>
              Make new recovery codes
            </Button>
            <Button variant="default" c="var(--mantine-color-error)" onClick={onRemove}>
              Remove the app
            </Button>
          </div>
        </div>
      ) : (
        <Button onClick={onSetUp}>Set up an authenticator app</Button>
      )}
    </Surface>
  );
}
