import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { NoticePage, NoticeState } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

/** Notices know nobody but colleagues, so that they may be looked at again and again while the page is open. */
const LOOK_AGAIN = 5_000;

const outbox = (state: NoticeState | null) =>
  infiniteQueryOptions({
    queryKey: ['outbox', state],
    queryFn: ({ pageParam: cursor, ...context }) =>
      answerOf(
        api.GET('/api/v1/outbox', {
          params: { query: { ...(state === null ? {} : { state }), ...(cursor === null ? {} : { cursor }) } },
          ...reading(context),
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: NoticePage) => page.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  });

const templates = queryOptions({
  queryKey: ['outbox-templates'],
  queryFn: (context) => answerOf(api.GET('/api/v1/outbox/templates', reading(context))),
});

/** What was, or would have been, sent; the newest first. */
export function useOutbox(state: NoticeState | null) {
  return useInfiniteQuery(outbox(state));
}

/** What notices say, with example counts. */
export function useNoticeTemplates() {
  return useQuery(templates);
}
