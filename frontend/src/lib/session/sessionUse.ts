import { hearTabs, tellTabs } from './sessionChannel';

const TELLS_AT_MOST_EVERY = 1000;

const listeners = new Set<(at: number) => void>();
let toldAt = 0;

/** A person caused a request that succeeded: the session is used, in every tab. */
export function noteUse(at: number = Date.now()): void {
  for (const listener of listeners) {
    listener(at);
  }
  if (listeners.size > 0 && at - toldAt >= TELLS_AT_MOST_EVERY) {
    toldAt = at;
    tellTabs({ type: 'used', at });
  }
}

/** Hear of uses, here and in other tabs; gives the way to stop. */
export function onUse(listener: (at: number) => void): () => void {
  listeners.add(listener);
  const stop = hearTabs((message) => {
    if (message.type === 'used') {
      listener(message.at);
    }
  });
  return () => {
    listeners.delete(listener);
    stop();
  };
}
