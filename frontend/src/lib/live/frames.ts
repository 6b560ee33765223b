import type { DashboardCounts } from '@/lib/api/shapes';

/** The counts of the caller's scope, as of event `seq`. */
interface CountsFrame {
  type: 'counts';
  seq: number;
  counts: DashboardCounts;
}

/** A record in the caller's scope has changed: codes, ids and versions, no person. */
export interface ChangedFrame {
  type: 'changed';
  seq: number;
  kind: string;
  table: string;
  id: string;
  patient: string | null;
  version: number;
}

/** Too much was missed: read everything anew. */
interface ResyncFrame {
  type: 'resync';
}

/** What the live socket says. Sockets are not part of the API's description, so the shapes are written here. */
export type Frame = CountsFrame | ChangedFrame | ResyncFrame;

/** Why the server closes the socket. */
export const FAREWELL = { signedOut: 4401, refused: 4403, tooSlow: 4408, notYet: 4503 } as const;
