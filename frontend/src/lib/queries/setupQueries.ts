import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import { asProblem } from '@/lib/api/problem';
import type { SetUpRequest } from '@/lib/api/shapes';

const setUpState = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/setup', { signal })),
});

/** Whether the practice is still to be set up. Needs no session. */
export function useSetUpState(isWanted = true) {
  return useQuery({ ...setUpState, enabled: isWanted });
}

/** Founds the practice and makes its first administrator. A wrong token is a 401 that ends nobody's session. */
export function useSetUp() {
  const client = useQueryClient();
  const noteDone = () => client.setQueryData(setUpState.queryKey, { is_needed: false });
  return useMutation({
    mutationFn: (body: SetUpRequest) => answerOf(api.POST('/api/v1/setup', { body })),
    gcTime: 0, // what was sent holds a password
    onSuccess: noteDone,
    onError: (error) => asProblem(error).code === 'already_set_up' && noteDone(),
  });
}
