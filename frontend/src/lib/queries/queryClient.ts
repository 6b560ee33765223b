import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem, type ProblemCode } from '@/lib/api/problem';

const STALE_AFTER = 30_000;
const LONGEST_WAIT = 5_000;
const FIRST_WAIT = 500;
const TOO_MANY = 429;
const MOST_BRAKED = 2;

/** Reads are repeated for as long as the API is away, and twice when it asks for patience; nothing else is. */
export function isWorthRepeating(failures: number, error: unknown): boolean {
  if (!(error instanceof ApiProblem)) {
    return false;
  }
  return error.isPassing || (error.status === TOO_MANY && failures < MOST_BRAKED);
}

/** As long as the API asks, else longer each time. */
export function waitBeforeRepeating(failures: number, error: unknown): number {
  const asked = error instanceof ApiProblem ? error.retryAfter : null;
  return asked ?? Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT);
}

/** The cache of everything that the server said. `onSignedOut` is told why when it says that the session is over. */
export function createQueryClient(onSignedOut: (code: ProblemCode) => void): QueryClient {
  const check = (error: unknown) => {
    if (error instanceof ApiProblem && error.isSessionOver) {
      onSignedOut(error.code);
    }
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: check }),
    mutationCache: new MutationCache({ onError: check }),
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER,
        retry: isWorthRepeating,
        retryDelay: waitBeforeRepeating,
        networkMode: 'always',
        // A refetch that nobody asked for goes through `refetchAutomatically`, which marks it.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
