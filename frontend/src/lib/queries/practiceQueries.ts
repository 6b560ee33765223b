import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { PracticeUpdate } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

const SELDOM = 10 * 60_000;

const practice = queryOptions({
  queryKey: ['practice'],
  queryFn: (context) => answerOf(api.GET('/api/v1/practice', reading(context))),
  staleTime: SELDOM,
});

const settings = queryOptions({
  queryKey: ['practice', 'settings'],
  queryFn: (context) => answerOf(api.GET('/api/v1/practice/settings', reading(context))),
});

const providers = queryOptions({
  queryKey: ['providers'],
  queryFn: (context) => answerOf(api.GET('/api/v1/providers', reading(context))),
  staleTime: SELDOM,
});

const payers = queryOptions({
  queryKey: ['payers'],
  queryFn: (context) => answerOf(api.GET('/api/v1/payers', reading(context))),
});

/** Name and time zone of the practice. */
export function usePractice() {
  return useQuery(practice);
}

/** Everything that can be set. */
export function usePracticeSettings() {
  return useQuery(settings);
}

/** The settings as they shall be, made on the version that they name; pages follow them at once. */
export function useSavePracticeSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PracticeUpdate) => answerOf(api.PUT('/api/v1/practice', { body })),
    onSuccess: (saved) => {
      client.setQueryData(settings.queryKey, saved);
      client.invalidateQueries({ queryKey: practice.queryKey, exact: true });
    },
    onError: () => client.invalidateQueries({ queryKey: settings.queryKey }),
  });
}

/** Every provider, by name. */
export function useProviders() {
  return useQuery(providers);
}

/** Every payer, by name; an import may add some. */
export function usePayers() {
  return useQuery(payers);
}
