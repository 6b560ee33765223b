import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { BulkRecordChange } from '@/lib/api/shapes';
import { patientKeys } from './patientQueries';

/** Which of many records would change, and which would not; nothing is changed. */
export function usePreviewChanges() {
  return useMutation({
    mutationFn: (body: BulkRecordChange) => answerOf(api.POST('/api/v1/patients/changes/preview', { body })),
  });
}

/** Changes many records, each on its own. */
export function useChangePatients() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BulkRecordChange) => answerOf(api.POST('/api/v1/patients/changes', { body })),
    onSettled: () => client.invalidateQueries({ queryKey: patientKeys.all }),
  });
}
