import { BASE_PATH } from '@/lib/api/address';
import type { ProblemCode } from '@/lib/api/problem';
import { hearTabs, tellTabs } from '@/lib/session/sessionChannel';

const SIGN_IN = '/sign-in';
const BEFORE_THE_DOOR = new Set([
  SIGN_IN,
  '/setup',
  '/register',
  '/forgot-password',
  '/reset-password',
  '/verify-email',
]);
const OUR_PATH = /^\/(?![/\\])/;

/** Whether a page stands before the door: it needs no session and has no shell around it. */
export function isBeforeTheDoor(path: string): boolean {
  return BEFORE_THE_DOOR.has(path);
}

/**
 * The sign-in page, which leads back to where one was and says why one is there. The way back is a path of ours and
 * carries no patient data.
 */
export function signInPath(from: string, why: ProblemCode | null = null): string {
  const asked = new URLSearchParams();
  if (from !== '/' && !from.startsWith(SIGN_IN)) {
    asked.set('next', from);
  }
  if (why !== null && why !== 'not_signed_in') {
    asked.set('why', why);
  }
  return asked.size === 0 ? SIGN_IN : `${SIGN_IN}?${asked}`;
}

/** Where to go after signing in: a path inside PFINNI, never another site. */
export function wayBack(next: string | null): string {
  return next !== null && OUR_PATH.test(next) && !next.startsWith(SIGN_IN) ? next : '/';
}

/**
 * Go to the sign-in page by loading it anew, so that nothing of the session stays in memory; `replace` leaves no
 * entry to come back to.
 */
export function leave({ comesBack, why = null }: { comesBack: boolean; why?: ProblemCode | null }): void {
  const here = window.location.pathname.slice(BASE_PATH.length) || '/';
  window.location.replace(`${BASE_PATH}${signInPath(comesBack ? here + window.location.search : '/', why)}`);
}

/** Tell the other tabs of this browser that the person has signed out. */
export function tellOtherTabs(): void {
  tellTabs({ type: 'signed-out' });
}

/**
 * Leave, too, when another tab signs out. A page that the browser puts aside is blanked first and loaded anew when it
 * is brought back, so that Back never shows what a session that has ended had on the screen.
 */
export function leaveWithOtherTabs(): () => void {
  const stopHearing = hearTabs(({ type }) => {
    if (type === 'signed-out') {
      leave({ comesBack: false });
    }
  });
  const onPageHide = (event: PageTransitionEvent) => {
    document.documentElement.hidden = event.persisted;
  };
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) {
      window.location.reload();
    }
  };
  window.addEventListener('pagehide', onPageHide);
  window.addEventListener('pageshow', onPageShow);
  return () => {
    stopHearing();
    window.removeEventListener('pagehide', onPageHide);
    window.removeEventListener('pageshow', onPageShow);
  };
}
