import type { ProblemCode } from '@/lib/api/problem';

const CHANNEL = 'pfinni-session';

/** What the tabs of one browser tell each other about the session that they share. Carries ids and codes, no person. */
export type SessionMessage =
  | { type: 'signed-out' }
  | { type: 'ended'; code: ProblemCode }
  | { type: 'renewed'; userId: string }
  | { type: 'used'; at: number };

/** Tell the other tabs. */
export function tellTabs(message: SessionMessage): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(message);
  channel.close();
}

/** Hear what other tabs tell; gives the way to stop. */
export function hearTabs(listener: (message: SessionMessage) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<SessionMessage>) => listener(data);
  return () => channel.close();
}
