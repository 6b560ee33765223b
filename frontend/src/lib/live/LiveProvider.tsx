'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { liveAddress } from '@/lib/api/address';
import { leave } from '@/lib/auth/leaving';
import { createFollower, refetchAll } from './following';
import { LiveSocket, type LiveState } from './LiveSocket';

const ASK_EVERY = 15_000;

const LiveContext = createContext<LiveState>('ended');

/** How the live connection stands. */
export function useLiveState(): LiveState {
  return useContext(LiveContext);
}

/** Holds this tab's one live connection and keeps the cache in step; without it, what is shown is asked for anew. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    const socket = new LiveSocket(liveAddress, {
      onFrame: createFollower(client),
      onState: setState,
      onSignedOut: () => leave({ comesBack: true }),
    });
    socket.start();
    return () => socket.stop();
  }, [client]);

  useEffect(() => {
    if (state === 'live') {
      return;
    }
    const timer = setInterval(() => refetchAll(client), ASK_EVERY);
    return () => clearInterval(timer);
  }, [client, state]);

  return <LiveContext value={state}>{children}</LiveContext>;
}
