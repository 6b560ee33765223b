import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import { receivedFile } from '@/lib/api/receivedFile';
import type { operations } from '@/lib/api/schema';
import type { AuditFilter, AuditPage } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

/** What the trail may be asked: codes, ids and moments, never a word about a person. */
export type AuditListQuery = Omit<NonNullable<operations['list_audit_entries']['parameters']['query']>, 'cursor'>;

const SELDOM = 10 * 60_000;
const WHILE_CHECKING = 2_000;
const NOW_AND_THEN = 60_000;

const auditKeys = {
  lists: ['audit', 'list'] as const,
  one: (id: string) => ['audit', 'one', id] as const,
  choices: ['audit', 'choices'] as const,
  chain: ['audit', 'chain'] as const,
};

/** Never read again by itself: the reader would fill the trail with readings of the trail. */
const list = (query: AuditListQuery) =>
  infiniteQueryOptions({
    queryKey: [...auditKeys.lists, query],
    queryFn: ({ pageParam: cursor, ...context }) =>
      answerOf(
        api.GET('/api/v1/audit/entries', {
          params: { query: cursor === null ? query : { ...query, cursor } },
          ...reading(context),
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: AuditPage) => page.next_cursor,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

const entry = (id: string) =>
  queryOptions({
    queryKey: auditKeys.one(id),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/audit/entries/{entry_id}', { params: { path: { entry_id: id } }, ...reading(context) }),
      ),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

const choices = queryOptions({
  queryKey: auditKeys.choices,
  queryFn: (context) => answerOf(api.GET('/api/v1/audit/choices', reading(context))),
  staleTime: SELDOM,
});

const chain = queryOptions({
  queryKey: auditKeys.chain,
  queryFn: (context) => answerOf(api.GET('/api/v1/audit/verification', reading(context))),
  refetchInterval: ({ state }) => (state.data?.running ? WHILE_CHECKING : NOW_AND_THEN),
});

/** Entries of a choice, the newest first. */
export function useAuditList(query: AuditListQuery) {
  return useInfiniteQuery(list(query));
}

/** One entry with its reason; whoever opens it is recorded. */
export function useAuditEntry(id: string) {
  return useQuery(entry(id));
}

/** The staff and the actions that can be chosen. */
export function useAuditChoices() {
  return useQuery(choices);
}

/** How the chain stands, and how far a check is. */
export function useAuditChain() {
  return useQuery(chain);
}

/** Check the whole chain. */
export function useCheckChain() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/audit/verification')),
    onSuccess: (answer) => client.setQueryData(auditKeys.chain, answer),
  });
}

/** The signed blocks of a range, as a file that proves itself. */
export function useExportSigned() {
  return useMutation({
    mutationFn: async (range: { since: string | null; until: string | null }) =>
      asFile(await api.POST('/api/v1/audit/exports', { body: range, parseAs: 'blob' })),
  });
}

/** The entries of a filter as a table. */
export function useExportTable() {
  return useMutation({
    mutationFn: async (filter: AuditFilter) =>
      asFile(await api.POST('/api/v1/audit/exports/table', { body: filter, parseAs: 'blob' })),
  });
}

function asFile(answer: { data?: unknown; response: Response }) {
  return receivedFile(answer, 'pfinni-audit');
}
