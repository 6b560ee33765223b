import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type {
  EmergencyPage,
  EmergencyRequest,
  EmergencyReview,
  EmergencyState,
  RestrictionChange,
} from '@/lib/api/shapes';
import { reading } from './automaticRefetch';
import { patientKeys } from './patientQueries';

const emergencyKeys = {
  all: ['emergencies'] as const,
  lists: ['emergencies', 'list'] as const,
  mine: ['emergencies', 'mine'] as const,
};

const list = (state: EmergencyState) =>
  infiniteQueryOptions({
    queryKey: [...emergencyKeys.lists, state],
    queryFn: ({ pageParam: cursor, ...context }) =>
      answerOf(
        api.GET('/api/v1/emergency-access', {
          params: { query: { state, ...(cursor === null ? {} : { cursor }) } },
          ...reading(context),
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: EmergencyPage) => page.next_cursor ?? null,
  });

const mine = queryOptions({
  queryKey: emergencyKeys.mine,
  queryFn: (context) => answerOf(api.GET('/api/v1/emergency-access/mine', reading(context))),
});

/** What waits for a review, or has had one, the newest first. */
export function useEmergencyList(state: EmergencyState) {
  return useInfiniteQuery(list(state));
}

/** What the signed-in person opened in emergencies. */
export function useOwnEmergencies(isWanted: boolean) {
  return useQuery({ ...mine, enabled: isWanted });
}

/** Open a closed patient for a while. What stands in lists and searches of patients changes with it. */
export function useBreakGlass() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: EmergencyRequest) => answerOf(api.POST('/api/v1/emergency-access', { body })),
    gcTime: 0, // what was sent names a patient
    onSuccess: () => {
      client.invalidateQueries({ queryKey: patientKeys.all });
      client.invalidateQueries({ queryKey: emergencyKeys.mine });
    },
  });
}

/** The emergency is over: what was read of the patient is forgotten at once. */
export function useEndEmergency(patientId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.POST('/api/v1/emergency-access/{access_id}/end', { params: { path: { access_id: id } } })),
    onSuccess: () => {
      client.removeQueries({ queryKey: patientKeys.one(patientId) });
      client.invalidateQueries({ queryKey: patientKeys.lists });
      client.invalidateQueries({ queryKey: emergencyKeys.mine });
    },
  });
}

/** Judge an access of somebody else. */
export function useReviewEmergency() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, said }: { id: string; said: EmergencyReview }) =>
      answerOf(
        api.POST('/api/v1/emergency-access/{access_id}/review', { params: { path: { access_id: id } }, body: said }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: emergencyKeys.lists }),
  });
}

/** Close a patient to those who do not treat them, or open the record again. */
export function useRestrictPatient(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RestrictionChange) =>
      answerOf(api.PUT('/api/v1/patients/{patient_id}/restriction', { params: { path: { patient_id: id } }, body })),
    onSuccess: (saved) => {
      client.setQueryData(patientKeys.person(id), saved);
      client.invalidateQueries({ queryKey: patientKeys.lists, refetchType: 'none' });
    },
  });
}
