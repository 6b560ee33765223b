import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import { reading } from './automaticRefetch';

const ownSessions = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: (context) => answerOf(api.GET('/api/v1/auth/list-sessions', reading(context))),
});

/** Where one is signed in, the newest first. */
export function useOwnSessions() {
  return useQuery(ownSessions);
}

/** End one of one's own sessions, or, with null, all but this one. */
export function useEndSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? answerOf(api.POST('/api/v1/auth/revoke-other-sessions'))
        : answerOf(api.POST('/api/v1/auth/revoke-session', { body: { token: id } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ownSessions.queryKey }),
  });
}
