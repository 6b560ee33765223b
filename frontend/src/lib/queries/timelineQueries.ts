import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { ContactCreate, TimelineKind, TimelinePage } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';
import { patientKeys } from './patientQueries';

/** What happened to a patient, the newest first; of these kinds, or of all. */
export function useTimeline(patientId: string, kind: readonly TimelineKind[]) {
  return useInfiniteQuery({
    queryKey: [...patientKeys.timeline(patientId), kind],
    queryFn: ({ pageParam: cursor, ...context }) =>
      answerOf(
        api.GET('/api/v1/patients/{patient_id}/timeline', {
          params: {
            path: { patient_id: patientId },
            query: { kind: [...kind], ...(cursor === null ? {} : { cursor }) },
          },
          ...reading(context),
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: TimelinePage) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
}

/** One more contact with the patient. */
export function useNoteContact(patientId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ContactCreate) =>
      answerOf(
        api.POST('/api/v1/patients/{patient_id}/contacts', { params: { path: { patient_id: patientId } }, body }),
      ),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: patientKeys.timeline(patientId) });
      client.invalidateQueries({ queryKey: patientKeys.lists });
    },
  });
}

/** The patient's sheet goes onto paper; the audit trail says so. */
export function useNotePrinting(patientId: string) {
  return useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/patients/{patient_id}/printed', { params: { path: { patient_id: patientId } } })),
  });
}
