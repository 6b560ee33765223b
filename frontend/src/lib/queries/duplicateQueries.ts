import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { DuplicateCheck, MergeRequest, UnmergeRequest } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';
import { patientKeys } from './patientQueries';

const duplicateKeys = {
  all: ['duplicates'] as const,
  queue: ['duplicates', 'queue'] as const,
  merges: ['duplicates', 'merges'] as const,
  check: ['duplicates', 'check'] as const,
};
const LOOKS_AGAIN = 2000;
const NOBODY: DuplicateCheck = { sex: 'unknown' };

const queue = queryOptions({
  queryKey: duplicateKeys.queue,
  queryFn: (context) => answerOf(api.GET('/api/v1/duplicates', reading(context))),
  refetchInterval: ({ state }) => (state.data?.is_scanning === true ? LOOKS_AGAIN : false),
});

const check = (facts: DuplicateCheck) =>
  queryOptions({
    queryKey: [...duplicateKeys.check, facts],
    queryFn: (context) => answerOf(api.POST('/api/v1/patients/duplicates/check', { body: facts, ...reading(context) })),
    placeholderData: keepPreviousData,
    gcTime: 0, // what was sent is a person
  });

/** Pairs that wait for a decision; while everybody is being compared, it is looked at again and again. */
export function useDuplicateQueue() {
  return useQuery(queue);
}

/** Who on record may be the person with these facts; null while they say too little. */
export function useDuplicateCheck(facts: DuplicateCheck | null) {
  return useQuery({ ...check(facts ?? NOBODY), enabled: facts !== null });
}

/** The last merges, and which were undone. */
export function useMerges() {
  return useQuery({
    queryKey: duplicateKeys.merges,
    queryFn: (context) => answerOf(api.GET('/api/v1/merges', reading(context))),
  });
}

/** Compare everybody now. */
export function useScanDuplicates() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/duplicates/scan')),
    onSuccess: () => client.invalidateQueries({ queryKey: duplicateKeys.queue }),
  });
}

/** Two people, for a reason. */
export function useTellApart() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, reason }: { id: string; version: number; reason: string }) =>
      answerOf(
        api.POST('/api/v1/duplicates/{pair_id}/different', {
          params: { path: { pair_id: id } },
          body: { version, reason },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: duplicateKeys.queue }),
  });
}

/** Another record goes into this one. */
export function useMergePatients(survivor: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MergeRequest) =>
      answerOf(api.POST('/api/v1/patients/{patient_id}/merge', { params: { path: { patient_id: survivor } }, body })),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: duplicateKeys.all });
      client.invalidateQueries({ queryKey: patientKeys.all });
    },
  });
}

/** What undoing the merge of a record would meet. */
export function useUnmergePreview(other: string) {
  return useQuery({
    queryKey: [...duplicateKeys.merges, 'undo', other],
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/patients/{patient_id}/unmerge', {
          params: { path: { patient_id: other } },
          ...reading(context),
        }),
      ),
    gcTime: 0,
  });
}

/** Two records again. */
export function useUnmerge(other: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: UnmergeRequest) =>
      answerOf(api.POST('/api/v1/patients/{patient_id}/unmerge', { params: { path: { patient_id: other } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: patientKeys.all }),
    onSettled: () => client.invalidateQueries({ queryKey: duplicateKeys.all }),
  });
}
