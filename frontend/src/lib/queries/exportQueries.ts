import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import { receivedFile } from '@/lib/api/receivedFile';
import type { ChosenPatients, ExportWanted, PatientExport, PatientExportCreate } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

const WHILE_MAKING = 1_000;
const NOW_AND_THEN = 3_000;

const exportKeys = {
  latest: ['exports', 'latest'] as const,
  one: (id: string) => ['exports', 'one', id] as const,
  disclosures: (patient: string) => ['disclosures', patient] as const,
};

const isMaking = (each: PatientExport | undefined) => each?.state === 'making';

const latest = queryOptions({
  queryKey: exportKeys.latest,
  queryFn: (context) => answerOf(api.GET('/api/v1/patients/exports', reading(context))),
  refetchInterval: ({ state }) => (state.data?.some(isMaking) ? NOW_AND_THEN : false),
});

const one = (id: string) =>
  queryOptions({
    queryKey: exportKeys.one(id),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/patients/exports/{export_id}', { params: { path: { export_id: id } }, ...reading(context) }),
      ),
    refetchInterval: ({ state }) => (isMaking(state.data) ? WHILE_MAKING : false),
  });

const disclosures = (patient: string) =>
  queryOptions({
    queryKey: exportKeys.disclosures(patient),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/patients/{patient_id}/disclosures', {
          params: { path: { patient_id: patient } },
          ...reading(context),
        }),
      ),
  });

/** What was exported lately, the newest first. */
export function useExports() {
  return useQuery(latest);
}

/** How one export stands; asked again for as long as it is being made. */
export function useExport(known: PatientExport) {
  return useQuery({ ...one(known.id), initialData: known });
}

/** To whom something about a patient left the practice. */
export function useDisclosures(patient: string) {
  return useQuery(disclosures(patient));
}

/** Have a file of patients made. */
export function useMakeExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: ExportWanted & { selection: ChosenPatients }) =>
      // What a list's filter leaves out is as the API has it by itself.
      answerOf(api.POST('/api/v1/patients/exports', { body: wanted as PatientExportCreate })),
    onSuccess: () => client.invalidateQueries({ queryKey: exportKeys.latest }),
  });
}

/** Fetch the file of an export; the passphrase goes no further than into its encryption. */
export function useFetchExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, passphrase }: { id: string; passphrase: string | null }) =>
      receivedFile(
        await api.POST('/api/v1/patients/exports/{export_id}/file', {
          params: { path: { export_id: id } },
          body: { passphrase },
          parseAs: 'blob',
        }),
        'pfinni-export',
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: exportKeys.latest }),
    gcTime: 0,
  });
}
