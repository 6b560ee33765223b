/** The path that the whole of PFINNI lives under; `next.config.ts` says the same. */
export const BASE_PATH = '/pfinni';

/** The page's own origin. While a page is rendered on the server nothing is fetched, so any origin does. */
export const ORIGIN = typeof window === 'undefined' ? 'http://localhost' : window.location.origin;

/** Where the live socket is. */
export function liveAddress(after: number | null): string {
  const query = after === null ? '' : `?after=${after}`;
  return `${ORIGIN.replace('http', 'ws')}${BASE_PATH}/api/v1/live${query}`;
}
