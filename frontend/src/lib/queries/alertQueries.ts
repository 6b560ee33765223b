import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { operations } from '@/lib/api/schema';
import type { Alert, AlertCounts, AlertPage } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

/** What a list of alerts may be asked: codes only. */
export type AlertListQuery = Omit<NonNullable<operations['list_alerts']['parameters']['query']>, 'cursor'>;

const SELDOM = 10 * 60_000;
const IN_A_COMPACT_LIST = 20;

export const alertKeys = {
  all: ['alerts'] as const,
  lists: ['alerts', 'list'] as const,
  compact: ['alerts', 'compact'] as const,
  counts: ['alerts', 'counts'] as const,
  one: (id: string) => ['alerts', 'one', id] as const,
  detail: (id: string) => [...alertKeys.one(id), 'detail'] as const,
  history: (id: string) => [...alertKeys.one(id), 'history'] as const,
  colleagues: ['colleagues'] as const,
  preferences: ['alert-preferences'] as const,
};

/** The newer of two readings of one alert: answers may overtake each other. */
function newer(known: unknown, read: unknown): unknown {
  const before = known as Alert | undefined;
  const after = read as Alert;
  return before !== undefined && before.version > after.version ? before : after;
}

const list = (query: AlertListQuery) =>
  infiniteQueryOptions({
    queryKey: [...alertKeys.lists, query],
    queryFn: ({ pageParam: cursor, ...context }) =>
      answerOf(
        api.GET('/api/v1/alerts', {
          params: { query: cursor === null ? query : { ...query, cursor } },
          ...reading(context),
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: AlertPage) => page.next_cursor,
    placeholderData: keepPreviousData,
  });

const compact = (query: AlertListQuery) =>
  queryOptions({
    queryKey: [...alertKeys.compact, query],
    queryFn: (context) => answerOf(api.GET('/api/v1/alerts', { params: { query }, ...reading(context) })),
  });

const counts = queryOptions({
  queryKey: alertKeys.counts,
  queryFn: (context) => answerOf(api.GET('/api/v1/alerts/counts', reading(context))),
});

const detail = (id: string) =>
  queryOptions({
    queryKey: alertKeys.detail(id),
    queryFn: (context) =>
      answerOf(api.GET('/api/v1/alerts/{alert_id}', { params: { path: { alert_id: id } }, ...reading(context) })),
    structuralSharing: newer,
  });

const history = (id: string) =>
  queryOptions({
    queryKey: alertKeys.history(id),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/alerts/{alert_id}/history', { params: { path: { alert_id: id } }, ...reading(context) }),
      ),
  });

const colleagues = queryOptions({
  queryKey: alertKeys.colleagues,
  queryFn: (context) => answerOf(api.GET('/api/v1/alerts/colleagues', reading(context))),
  staleTime: SELDOM,
});

const preferences = queryOptions({
  queryKey: alertKeys.preferences,
  queryFn: (context) => answerOf(api.GET('/api/v1/alerts/preferences', reading(context))),
});

/** Alerts, the most pressing first, page by page. */
export function useAlertList(query: AlertListQuery) {
  return useInfiniteQuery(list(query));
}

/** The few that press most. */
export function usePressingAlerts(limit: number, isWanted: boolean) {
  return useQuery({ ...compact({ limit }), enabled: isWanted });
}

/** What is open about one patient, and what somebody looks after already. */
export function usePatientAlerts(patientId: string, isWanted: boolean) {
  const about = { patient_id: patientId, limit: IN_A_COMPACT_LIST };
  const open = useQuery({ ...compact({ ...about, state: 'open' }), enabled: isWanted });
  const acknowledged = useQuery({ ...compact({ ...about, state: 'acknowledged' }), enabled: isWanted });
  return { open, acknowledged };
}

/** How many wait; what the badge shows. */
export function useAlertCounts(isWanted: boolean) {
  return useQuery({ ...counts, enabled: isWanted });
}

export function useAlert(id: string) {
  return useQuery(detail(id));
}

export function useAlertHistory(id: string) {
  return useQuery(history(id));
}

/** Whom an alert can be given to. */
export function useColleagues(isWanted: boolean) {
  return useQuery({ ...colleagues, enabled: isWanted });
}

/** How the signed-in person wants to be told. */
export function useAlertPreferences() {
  return useQuery(preferences);
}

/** Take counts that came over the live socket. */
export function adoptAlertCounts(client: QueryClient, read: AlertCounts): void {
  client.setQueryData(counts.queryKey, read);
}
