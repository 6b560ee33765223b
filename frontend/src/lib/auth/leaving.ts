import { BASE_PATH } from '@/lib/api/address';

const CHANNEL = 'pfinni-session';
const SIGN_IN = '/sign-in';
const SET_UP = '/setup';
const OUR_PATH = /^\/(?![/\\])/;

/** Whether a page stands before the door: it needs no session and has no shell around it. */
export function isBeforeTheDoor(path: string): boolean {
  return path === SIGN_IN || path === SET_UP;
}

/** The sign-in page, which leads back to where one was. The way back is a path of ours and carries no patient data. */
export function signInPath(from: string): string {
  return from === '/' || from.startsWith(SIGN_IN) ? SIGN_IN : `${SIGN_IN}?next=${encodeURIComponent(from)}`;
}

/** Where to go after signing in: a path inside PFINNI, never another site. */
export function wayBack(next: string | null): string {
  return next !== null && OUR_PATH.test(next) && !next.startsWith(SIGN_IN) ? next : '/';
}

/**
 * Go to the sign-in page by loading it anew, so that nothing of the session stays in memory; `replace` leaves no
 * entry to come back to.
 */
export function leave({ comesBack }: { comesBack: boolean }): void {
  const here = window.location.pathname.slice(BASE_PATH.length) || '/';
  window.location.replace(`${BASE_PATH}${comesBack ? signInPath(here + window.location.search) : SIGN_IN}`);
}

/** Tell the other tabs of this browser that the session has ended. */
export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-out');
  channel.close();
}

/**
 * Leave, too, when another tab signs out. A page that the browser puts aside is blanked first and loaded anew when it
 * is brought back, so that Back never shows what a session that has ended had on the screen.
 */
export function leaveWithOtherTabs(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => leave({ comesBack: false });
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
    channel.close();
    window.removeEventListener('pagehide', onPageHide);
    window.removeEventListener('pageshow', onPageShow);
  };
}
