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
import type { JobKind, JobPage, JobState, ScheduleName } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

/** Ends and beginnings come over the live socket; how far a job has come does not. Jobs know nobody. */
const LOOK_AGAIN = 3_000;

export const jobKeys = {
  all: ['jobs'] as const,
  lists: ['jobs', 'list'] as const,
  schedules: ['jobs', 'schedules'] as const,
};

export interface JobListQuery {
  state: JobState;
  kind: JobKind | null;
}

const list = ({ state, kind }: JobListQuery) =>
  infiniteQueryOptions({
    queryKey: [...jobKeys.lists, state, kind],
    queryFn: ({ pageParam: cursor, ...context }) =>
      answerOf(
        api.GET('/api/v1/jobs', {
          params: { query: { state, ...(kind === null ? {} : { kind }), ...(cursor === null ? {} : { cursor }) } },
          ...reading(context),
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: JobPage) => page.next_cursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN,
  });

const schedules = queryOptions({
  queryKey: jobKeys.schedules,
  queryFn: (context) => answerOf(api.GET('/api/v1/schedules', reading(context))),
  refetchInterval: LOOK_AGAIN,
});

/** Jobs of one state, the newest first, and how many there are in each. */
export function useJobList(query: JobListQuery) {
  return useInfiniteQuery(list(query));
}

/** What happens by itself, and how it went last. */
export function useSchedules() {
  return useQuery(schedules);
}

/** Do now what a schedule does; its next run stays. */
export function useRunSchedule() {
  return useJobChange((name: ScheduleName) =>
    answerOf(api.POST('/api/v1/schedules/{name}/run', { params: { path: { name } } })),
  );
}

/** Stop a schedule for a while, or let it go on. */
export function usePauseSchedule() {
  return useJobChange(({ name, isPaused }: { name: ScheduleName; isPaused: boolean }) =>
    answerOf(api.PUT('/api/v1/schedules/{name}/pause', { params: { path: { name } }, body: { is_paused: isPaused } })),
  );
}

/** End a job that waits, ask one that runs to end. */
export function useCancelJob() {
  return useJobChange((id: string) =>
    answerOf(api.POST('/api/v1/jobs/{job_id}/cancel', { params: { path: { job_id: id } } })),
  );
}

/** Try a job anew that failed or was cancelled. */
export function useReplayJob() {
  return useJobChange((id: string) =>
    answerOf(api.POST('/api/v1/jobs/{job_id}/replay', { params: { path: { job_id: id } } })),
  );
}

/** A change after which jobs and schedules are read again. */
function useJobChange<Wanted, Saved>(send: (wanted: Wanted) => Promise<Saved>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: jobKeys.all }),
  });
}
