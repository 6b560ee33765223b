import type { AlertCounts, AlertPriority, AlertState, DashboardCounts } from '@/lib/api/shapes';

/** The counts of the caller's scope, as of event `seq`. */
export interface CountsFrame {
  type: 'counts';
  seq: number;
  /** For those who may see the dashboard. */
  counts?: DashboardCounts;
  /** For those who may see alerts. */
  alerts?: AlertCounts;
}

interface Changed {
  type: 'changed';
  seq: number;
  id: string;
}

/** A patient or a coverage in the caller's scope has changed: codes, ids and versions, no person. */
export interface PatientFrame extends Changed {
  table: 'patient' | 'coverage';
  kind: string;
  patient: string | null;
  version: number;
}

/** An alert has come or has changed; how pressing it is, so that an urgent one can be told at once. */
export interface AlertFrame extends Changed {
  table: 'alert';
  kind: string;
  patient: string | null;
  version: number;
  priority: AlertPriority;
  state: AlertState;
}

/** A job has changed; for those who run the system. */
interface JobFrame extends Changed {
  table: 'job';
}

export type ChangedFrame = PatientFrame | AlertFrame | JobFrame;

/** Too much was missed: read everything anew. */
interface ResyncFrame {
  type: 'resync';
}

/** What the live socket says. Sockets are not part of the API's description, so the shapes are written here. */
export type Frame = CountsFrame | ChangedFrame | ResyncFrame;

/** Why the server closes the socket. */
export const FAREWELL = { signedOut: 4401, refused: 4403, tooSlow: 4408, notYet: 4503 } as const;
