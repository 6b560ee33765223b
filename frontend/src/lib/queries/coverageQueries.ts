import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { CoverageCreate, CoverageEnd, CoverageUpdate } from '@/lib/api/shapes';
import { patientKeys } from './patientQueries';

/** A new coverage; who stood in its place in the order moves on. */
export function useAddCoverage(patientId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CoverageCreate) =>
      answerOf(
        api.POST('/api/v1/patients/{patient_id}/coverages', { params: { path: { patient_id: patientId } }, body }),
      ),
    onSettled: () => lookAgain(client, patientId),
  });
}

/** The coverage as it shall be, made on the version that it names. */
export function useChangeCoverage(patientId: string, coverageId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CoverageUpdate) =>
      answerOf(
        api.PUT('/api/v1/patients/{patient_id}/coverages/{coverage_id}', {
          params: { path: { patient_id: patientId, coverage_id: coverageId } },
          body,
        }),
      ),
    onSettled: () => lookAgain(client, patientId),
  });
}

/** The coverage is over. */
export function useEndCoverage(patientId: string, coverageId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CoverageEnd) =>
      answerOf(
        api.DELETE('/api/v1/patients/{patient_id}/coverages/{coverage_id}', {
          params: { path: { patient_id: patientId, coverage_id: coverageId } },
          body,
        }),
      ),
    onSettled: () => lookAgain(client, patientId),
  });
}

/** What was refused as stale is read anew as well: the next try is made on what is there now. */
function lookAgain(client: QueryClient, patientId: string): void {
  client.invalidateQueries({ queryKey: patientKeys.coverages(patientId) });
  client.invalidateQueries({ queryKey: patientKeys.timeline(patientId) });
  client.invalidateQueries({ queryKey: patientKeys.lists, refetchType: 'none' });
  client.invalidateQueries({ queryKey: ['payers'], refetchType: 'none' });
}
