import { Tooltip } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useLiveState } from '@/lib/live/LiveProvider';
import type { LiveState } from '@/lib/live/LiveSocket';
import classes from './LiveIndicator.module.css';

const WORDS: Record<LiveState, { label: string; meaning: string }> = {
  live: { label: 'Live', meaning: 'What changes anywhere in the practice shows here at once.' },
  connecting: { label: 'Connecting', meaning: 'The live connection is being opened.' },
  waiting: { label: 'Reconnecting', meaning: 'The live connection was lost; it comes back by itself.' },
  ended: { label: 'Not live', meaning: 'There is no live connection.' },
};

const OFFLINE = { label: 'Offline', meaning: 'This device has no network at the moment.' };

/** Whether what is on the screen follows the practice by itself. */
export function LiveIndicator() {
  const { online } = useNetwork();
  const live = useLiveState();
  const state = online ? live : 'waiting';
  const { label, meaning } = online ? WORDS[live] : OFFLINE;
  return (
    <Tooltip label={meaning} withArrow multiline maw={260}>
      <span className={classes.indicator} data-state={state} data-testid="live">
        <span className={classes.dot} aria-hidden />
        <span className={classes.words}>{label}</span>
      </span>
    </Tooltip>
  );
}
