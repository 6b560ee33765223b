import { hashKey, type Query, type QueryClient, type QueryFilters, type QueryKey } from '@tanstack/react-query';
import { REFETCH_HEADER } from '@/lib/api/client';

const underWay = new Set<string>();

/** What a query function passes on to the client: when to give up, and whether a person asked. */
export function reading(context: { queryKey: QueryKey; signal: AbortSignal }) {
  const isAutomatic = underWay.has(hashKey(context.queryKey));
  return { signal: context.signal, headers: isAutomatic ? { [REFETCH_HEADER]: '1' } : {} };
}

/**
 * Read again what is on the screen, marked as automatic; what is not on the screen becomes stale and is read by the
 * person who opens it. A first load that is still under way is waited for: it may have missed what this is about.
 */
export async function refetchAutomatically(client: QueryClient, filters: QueryFilters): Promise<void> {
  await client.invalidateQueries({ ...filters, refetchType: 'none' });
  const shown = client.getQueryCache().findAll({ ...filters, type: 'active' });
  await Promise.allSettled(shown.filter(isLoadingFirst).map((query) => query.promise));
  const hashes = shown.map((query) => query.queryHash);
  for (const hash of hashes) {
    underWay.add(hash);
  }
  await client.refetchQueries({ ...filters, type: 'active' });
  for (const hash of hashes) {
    underWay.delete(hash);
  }
}

function isLoadingFirst(query: Query): boolean {
  return query.state.data === undefined && query.state.fetchStatus === 'fetching';
}
