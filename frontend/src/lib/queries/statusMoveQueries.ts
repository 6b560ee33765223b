import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { BulkStatusChange } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';
import { patientKeys } from './patientQueries';

/** Where the patient may go from here, and what each status still needs. */
export function useStatusMoves(id: string) {
  return useQuery({
    queryKey: patientKeys.moves(id),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/patients/{patient_id}/moves', { params: { path: { patient_id: id } }, ...reading(context) }),
      ),
  });
}

/** Who of many would move, and who would not; nothing is changed. */
export function usePreviewMoves() {
  return useMutation({
    mutationFn: (body: BulkStatusChange) => answerOf(api.POST('/api/v1/patients/status/preview', { body })),
  });
}

/** Moves many patients, each on its own. */
export function useMovePatients() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BulkStatusChange) => answerOf(api.POST('/api/v1/patients/status', { body })),
    onSettled: () => client.invalidateQueries({ queryKey: patientKeys.all }),
  });
}
