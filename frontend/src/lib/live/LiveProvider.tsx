'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { liveAddress } from '@/lib/api/address';
import { leave } from '@/lib/auth/leaving';
import { createFollower, refetchAll } from './following';
import { LiveSocket, type LiveState } from './LiveSocket';
import { createUrgentAlerts, type UrgentAlert } from './urgentAlerts';

const ASK_EVERY = 15_000;

const LiveContext = createContext<LiveState>('ended');
const UrgentContext = createContext(createUrgentAlerts());

/** How the live connection stands. */
export function useLiveState(): LiveState {
  return useContext(LiveContext);
}

/** Urgent alerts that came while this page was open, and how to put them away. */
export function useUrgentAlerts(): { alerts: readonly UrgentAlert[]; dismiss: (ids: readonly string[]) => void } {
  const { all, dismiss, subscribe } = useContext(UrgentContext);
  return { alerts: useSyncExternalStore(subscribe, all, all), dismiss };
}

/** Holds this tab's one live connection and keeps the cache in step; without it, what is shown is asked for anew. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [urgent] = useState(createUrgentAlerts);

  useEffect(() => {
    const socket = new LiveSocket(liveAddress, {
      onFrame: createFollower(client, urgent),
      onState: setState,
      onSignedOut: () => leave({ comesBack: true }),
    });
    socket.start();
    return () => socket.stop();
  }, [client, urgent]);

  useEffect(() => {
    if (state === 'live') {
      return;
    }
    const timer = setInterval(() => refetchAll(client), ASK_EVERY);
    return () => clearInterval(timer);
  }, [client, state]);

  return (
    <LiveContext value={state}>
      <UrgentContext value={urgent}>{children}</UrgentContext>
    </LiveContext>
  );
}
