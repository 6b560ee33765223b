import { useDebouncedValue, useNetwork } from '@mantine/hooks';
import { IconCloudOff, IconPlugConnectedX } from '@tabler/icons-react';
import { useLiveState } from '@/lib/live/LiveProvider';
import classes from './ConnectionBanner.module.css';

const BLINK = 2_500;

/** Says that what is on the screen may be out of date: offline at once, a lost live connection when it stays lost. */
export function ConnectionBanner() {
  const { online } = useNetwork();
  const [state] = useDebouncedValue(useLiveState(), BLINK);
  const isAway = !online || state === 'waiting';
  return (
    <div role="status">
      {isAway ? (
        <p className={classes.banner}>
          {online ? <IconPlugConnectedX size={17} aria-hidden /> : <IconCloudOff size={17} aria-hidden />}
          {online
            ? 'Reconnecting. What you see may be a moment old.'
            : 'You are offline. What you see may be old, and nothing can be changed until you are back.'}
        </p>
      ) : null}
    </div>
  );
}
