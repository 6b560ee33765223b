import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { Alert, AlertCreate, AlertPage, AlertPreferences } from '@/lib/api/shapes';
import { type AlertListQuery, alertKeys } from './alertQueries';
import { refetchAutomatically } from './automaticRefetch';

/** How the signed-in person wants to be told from now on. */
export function useSaveAlertPreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AlertPreferences) => answerOf(api.PUT('/api/v1/alerts/preferences', { body })),
    onSuccess: (saved) => client.setQueryData(alertKeys.preferences, saved),
  });
}

/** Raise an alert by hand. */
export function useCreateAlert() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AlertCreate) => answerOf(api.POST('/api/v1/alerts', { body })),
    onSuccess: () => refresh(client),
  });
}

interface Wanted {
  id: string;
  note?: string | null;
}

/** Somebody looks after it. Shown at once, and taken back when the API refuses. */
export function useAcknowledgeAlert() {
  return useAlertChange(
    ({ id, note = null }: Wanted) =>
      api.PUT('/api/v1/alerts/{alert_id}/acknowledge', { params: { path: { alert_id: id } }, body: { note } }),
    () => ({ state: 'acknowledged', snoozed_until: null, escalates_at: null }),
  );
}

/** It is dealt with. Shown at once, and taken back when the API refuses. */
export function useCloseAlert() {
  return useAlertChange(
    ({ id, note = null }: Wanted) =>
      api.PUT('/api/v1/alerts/{alert_id}/close', { params: { path: { alert_id: id } }, body: { note } }),
    () => ({ state: 'closed', snoozed_until: null, escalates_at: null }),
  );
}

/** Look again later; null ends the pause. Shown at once, and taken back when the API refuses. */
export function useSnoozeAlert() {
  return useAlertChange(
    ({ id, until }: { id: string; until: string | null }) =>
      api.PUT('/api/v1/alerts/{alert_id}/snooze', { params: { path: { alert_id: id } }, body: { until } }),
    ({ until }) => ({ snoozed_until: until }),
  );
}

/** Give it to somebody, or with null back to everybody; shown when the API has agreed. */
export function useAssignAlert() {
  return useAlertChange(
    ({ id, userId, note = null }: Wanted & { userId: string | null }) =>
      api.PUT('/api/v1/alerts/{alert_id}/assign', {
        params: { path: { alert_id: id } },
        body: { user_id: userId, note },
      }),
    () => ({}),
  );
}

/** Several at once; the answer says which of them stayed as they were, and those come back to the list. */
export function useAcknowledgeAlerts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, note = null }: { ids: string[]; note?: string | null }) =>
      answerOf(api.PUT('/api/v1/alerts/acknowledge', { body: { alert_ids: ids, note } })),
    onMutate: ({ ids }) => foresee(client, ids, { state: 'acknowledged', snoozed_until: null, escalates_at: null }),
    onError: (_error, _wanted, undo) => undo?.(),
    onSettled: () => refresh(client),
  });
}

/** A change of one alert: foreseen in what is shown, then replaced by the answer, or undone. */
function useAlertChange<Change extends { id: string }>(
  send: (change: Change) => Promise<{ data?: Alert }>,
  expected: (change: Change) => Partial<Alert>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => answerOf(send(change)),
    onMutate: (change) => foresee(client, [change.id], expected(change)),
    onError: (_error, _change, undo) => undo?.(),
    onSuccess: (saved) => client.setQueryData(alertKeys.detail(saved.id), saved),
    onSettled: () => refresh(client),
  });
}

/** What the person did is on the screen already; everything that shows alerts is read again, marked as automatic. */
function refresh(client: QueryClient): Promise<void> {
  return refetchAutomatically(client, { queryKey: alertKeys.all });
}

/** Show these alerts as they will be, gone from lists that do not hold such; gives how to take it back. */
async function foresee(client: QueryClient, ids: readonly string[], expected: Partial<Alert>): Promise<() => void> {
  await client.cancelQueries({ queryKey: alertKeys.lists });
  const before = client.getQueriesData<InfiniteData<AlertPage>>({ queryKey: alertKeys.lists });
  for (const [key, pages] of before) {
    if (pages !== undefined) {
      client.setQueryData(key, changed(pages, ids, expected, key.at(-1) as AlertListQuery));
    }
  }
  return () => {
    for (const [key, pages] of before) {
      client.setQueryData(key, pages);
    }
  };
}

function changed(
  { pages, pageParams }: InfiniteData<AlertPage>,
  ids: readonly string[],
  expected: Partial<Alert>,
  query: AlertListQuery,
): InfiniteData<AlertPage> {
  const items = (page: AlertPage) =>
    page.items
      .map((alert) => (ids.includes(alert.id) ? { ...alert, ...expected } : alert))
      .filter((alert) => !ids.includes(alert.id) || belongs(alert, query));
  return { pageParams, pages: pages.map((page) => ({ ...page, items: items(page) })) };
}

/** Whether a list with this question holds an alert in such a state. */
function belongs({ state, snoozed_until }: Alert, query: AlertListQuery): boolean {
  const wanted = query.state ?? 'open';
  const isPaused = snoozed_until !== null;
  return state === wanted && (wanted !== 'open' || isPaused === (query.snoozed ?? false));
}
