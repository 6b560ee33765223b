import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { Dashboard, DashboardCounts } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

export const dashboardKey = ['dashboard'] as const;

/** The list as just read, with the newer of the two counts: a frame may have overtaken the answer. */
function withNewestCounts(known: unknown, read: unknown): unknown {
  const before = known as Dashboard | undefined;
  const after = read as Dashboard;
  return before !== undefined && before.seq > after.seq ? { ...after, counts: before.counts, seq: before.seq } : after;
}

const dashboard = queryOptions({
  queryKey: dashboardKey,
  queryFn: (context) => answerOf(api.GET('/api/v1/dashboard', reading(context))),
  structuralSharing: withNewestCounts,
});

/** Counts of the caller's scope, and who was changed last. */
export function useDashboard() {
  return useQuery(dashboard);
}

/** Take counts that came over the live socket; newer ones that are known stay (`withNewestCounts`). */
export function adoptCounts(client: QueryClient, counts: DashboardCounts, seq: number): void {
  client.setQueryData<Dashboard>(dashboardKey, (known) => known && { ...known, counts, seq });
}
