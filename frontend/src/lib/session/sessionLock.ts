import { useSyncExternalStore } from 'react';
import type { ProblemCode } from '@/lib/api/problem';
import { leave } from '@/lib/auth/leaving';
import { dropKeptText } from './keptText';
import { isLocked, setLocked } from './lockedState';
import { hearTabs, tellTabs } from './sessionChannel';

/** Whose session it is. */
export interface Owner {
  id: string;
  name: string;
  email: string;
}

/** The session has ended while its page was open: whose it was, and why. */
export interface SessionLock {
  owner: Owner;
  code: ProblemCode;
}

const listeners = new Set<() => void>();
let owner: Owner | null = null;
let lock: SessionLock | null = null;
let isSigningOut = false;

function setLock(next: SessionLock | null): void {
  lock = next;
  setLocked(next !== null);
  for (const listener of listeners) {
    listener();
  }
}

/** It is known who is signed in here. */
export function admit(person: Owner): void {
  owner = { id: person.id, name: person.name, email: person.email };
}

/**
 * The session is over. A page that somebody worked on is blanked and waits for them to sign in again; where nobody was
 * known yet, or an account is closed, the way leads to the sign-in page.
 */
export function endSession(code: ProblemCode, { tells = true } = {}): void {
  if (isLocked() || isSigningOut) {
    return;
  }
  if (owner === null || code === 'account_deactivated') {
    dropKeptText();
    leave({ comesBack: owner === null, why: code });
    return;
  }
  setLock({ owner, code });
  if (tells) {
    tellTabs({ type: 'ended', code });
  }
}

/** The person signs out: that the session is over then is no news. False when it did not work. */
export function noteSigningOut(next: boolean): void {
  isSigningOut = next;
}

/** Somebody has signed in again, here or in another tab: the same person goes on, for another one everything is dropped. */
export function renewSession(userId: string, { tells = true } = {}): void {
  if (tells) {
    tellTabs({ type: 'renewed', userId });
  }
  if (owner !== null && owner.id !== userId) {
    dropKeptText();
    leave({ comesBack: false });
  } else if (lock !== null) {
    setLock(null);
  }
}

/** What other tabs say of the session counts here, too. */
export function followOtherTabs(): () => void {
  return hearTabs((message) => {
    if (message.type === 'ended') {
      endSession(message.code, { tells: false });
    } else if (message.type === 'renewed') {
      renewSession(message.userId, { tells: false });
    }
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Why the page is blanked; null while the session is good. */
export function useSessionLock(): SessionLock | null {
  return useSyncExternalStore(
    subscribe,
    () => lock,
    () => null,
  );
}

/** As if the page were loaded anew; for tests. */
export function forgetSession(): void {
  owner = null;
  isSigningOut = false;
  setLock(null);
}
