import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EmergencyState } from '@/lib/api/shapes';
import { ShowOlder } from '@/lib/ui/ShowOlder';
import { Surface } from '@/lib/ui/Surface';
import classes from './EmergencyFrame.module.css';

const STATES: Record<EmergencyState, string> = { open: 'To review', reviewed: 'Reviewed' };

/** Which accesses an address names; what it does not understand are those that wait. */
export function readEmergencyState(params: URLSearchParams): EmergencyState {
  return params.get('state') === 'reviewed' ? 'reviewed' : 'open';
}

interface EmergencyFrameProps {
  state: EmergencyState;
  onState: (state: EmergencyState) => void;
  onMore: (() => void) | null;
  isReadingMore: boolean;
  children: ReactNode;
}

/** The card that the accesses stand in: those that wait, or those that somebody has judged. */
export function EmergencyFrame({ state, onState, onMore, isReadingMore, children }: EmergencyFrameProps) {
  return (
    <Surface isPadded={false}>
      <fieldset className={classes.states} aria-label="Show">
        {(Object.keys(STATES) as EmergencyState[]).map((each) => (
          <Button
            key={each}
            size="xs"
            variant={each === state ? 'light' : 'subtle'}
            color={each === state ? 'teal' : 'gray'}
            c={each === state ? 'var(--pf-chosen-text)' : 'var(--mantine-color-text)'}
            aria-pressed={each === state}
            onClick={() => onState(each)}
          >
            {STATES[each]}
          </Button>
        ))}
      </fieldset>
      {children}
      <ShowOlder onMore={onMore} isReadingMore={isReadingMore} />
    </Surface>
  );
}
