'use client';

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { dayIn } from './days';

const TICK = 20_000;

interface PracticeTimeValue {
  zone: string;
  now: Date;
  today: string;
}

const PracticeTimeContext = createContext<PracticeTimeValue | null>(null);

let moment = new Date();

function subscribe(onTick: () => void): () => void {
  const timer = setInterval(() => {
    moment = new Date();
    onTick();
  }, TICK);
  return () => clearInterval(timer);
}

/** Gives everything below the practice's zone and its present time, which moves on by itself. */
export function PracticeTime({ zone, children }: { zone: string; children: ReactNode }) {
  const now = useSyncExternalStore(
    subscribe,
    () => moment,
    () => moment,
  );
  return <PracticeTimeContext value={{ zone, now, today: dayIn(zone, now) }}>{children}</PracticeTimeContext>;
}

/** The practice's zone, time and calendar day. */
export function usePracticeTime(): PracticeTimeValue {
  const value = useContext(PracticeTimeContext);
  if (value === null) {
    throw new Error('usePracticeTime is used outside PracticeTime.');
  }
  return value;
}
