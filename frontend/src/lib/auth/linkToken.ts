import { useEffect, useState } from 'react';

const MARK = 'token';

/**
 * The token of a link that works once. It stands behind the `#`, which browsers send to no server, and is taken out of
 * the address at once, so that it stays in no history. Undefined until it has been looked for, null when there is none.
 */
export function useLinkToken(): string | null | undefined {
  const [token, setToken] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    const take = () => {
      const found = new URLSearchParams(window.location.hash.slice(1)).get(MARK);
      if (found !== null) {
        window.history.replaceState(window.history.state, '', window.location.pathname);
      }
      setToken((known) => found ?? known ?? null);
    };
    take();
    // A link that is opened in a tab where the page stands already changes the fragment alone.
    window.addEventListener('hashchange', take);
    return () => window.removeEventListener('hashchange', take);
  }, []);
  return token;
}
