'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { liveAddress } from '@/lib/api/address';
import { useWhoIsSignedIn } from '@/lib/queries/sessionQueries';
import { createFollower, refetchAll } from './following';
import { LiveSocket, type LiveState } from './LiveSocket';
import { createUrgentAlerts, type UrgentAlert } from './urgentAlerts';

const ASK_EVERY = 15_000;
/** A session that is renewed closes its old socket before the answer with its new cookie is here. */
const SHORTLY = 1_500;

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
  const whoIsSignedIn = useWhoIsSignedIn();
  const [state, setState] = useState<LiveState>('connecting');
  const [urgent] = useState(createUrgentAlerts);

  useEffect(() => {
    const socket = new LiveSocket(liveAddress, {
      onFrame: createFollower(client, urgent),
      onState: setState,
      onSignedOut: askWhy,
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** The answer says why, and ends the page's session; where that is good after all, the socket is opened again. */
    function askWhy() {
      timer = setTimeout(() => {
        whoIsSignedIn().then(
          () => socket.start(),
          () => undefined,
        );
      }, SHORTLY);
    }
    socket.start();
    return () => {
      clearTimeout(timer);
      socket.stop();
    };
  }, [client, urgent, whoIsSignedIn]);

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
