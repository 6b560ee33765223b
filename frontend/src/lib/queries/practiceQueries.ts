import { queryOptions, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import { reading } from './automaticRefetch';

const SELDOM = 10 * 60_000;

const practice = queryOptions({
  queryKey: ['practice'],
  queryFn: (context) => answerOf(api.GET('/api/v1/practice', reading(context))),
  staleTime: SELDOM,
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

/** Every provider, by name. */
export function useProviders() {
  return useQuery(providers);
}

/** Every payer, by name; an import may add some. */
export function usePayers() {
  return useQuery(payers);
}
