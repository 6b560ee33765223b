import {
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { operations } from '@/lib/api/schema';
import type {
  ArchiveRequest,
  DeceasedChange,
  Patient,
  PatientCriteria,
  PatientEntry,
  PatientUpdate,
  StatusChange,
} from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

/** What a list may be asked: coded filters, an order and a cursor; never words that somebody typed. */
export type PatientListQuery = NonNullable<operations['list_patients']['parameters']['query']>;

export const MOST_FOUND = 50;

export const patientKeys = {
  all: ['patients'] as const,
  lists: ['patients', 'list'] as const,
  searches: ['patients', 'search'] as const,
  tags: ['patients', 'tags'] as const,
  one: (id: string) => ['patients', 'one', id] as const,
  person: (id: string) => [...patientKeys.one(id), 'person'] as const,
  coverages: (id: string) => [...patientKeys.one(id), 'coverages'] as const,
  history: (id: string) => [...patientKeys.one(id), 'history'] as const,
  versions: (id: string) => [...patientKeys.one(id), 'versions'] as const,
  timeline: (id: string) => [...patientKeys.one(id), 'timeline'] as const,
  moves: (id: string) => [...patientKeys.one(id), 'moves'] as const,
  check: (id: string) => [...patientKeys.one(id), 'check'] as const,
  documents: (id: string) => [...patientKeys.one(id), 'documents'] as const,
};

/** The newer of two readings of one record: answers may overtake each other. */
function newer(known: unknown, read: unknown): unknown {
  const before = known as Patient | undefined;
  const after = read as Patient;
  return before !== undefined && before.version > after.version ? before : after;
}

const patientList = (query: PatientListQuery) =>
  queryOptions({
    queryKey: [...patientKeys.lists, query],
    queryFn: (context) => answerOf(api.GET('/api/v1/patients', { params: { query }, ...reading(context) })),
    placeholderData: keepPreviousData,
  });

const patientSearch = (text: string, limit: number, among: PatientCriteria | null) =>
  queryOptions({
    queryKey: [...patientKeys.searches, text, limit, among],
    queryFn: (context) =>
      answerOf(
        api.POST('/api/v1/patients/search', {
          body: {
            text,
            limit,
            archived: among?.archived ?? false,
            among,
          },
          ...reading(context),
        }),
      ),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

const tags = queryOptions({
  queryKey: patientKeys.tags,
  queryFn: (context) => answerOf(api.GET('/api/v1/patients/tags', reading(context))),
  staleTime: 60_000,
});

const patient = (id: string) =>
  queryOptions({
    queryKey: patientKeys.person(id),
    queryFn: (context) =>
      answerOf(api.GET('/api/v1/patients/{patient_id}', { params: { path: { patient_id: id } }, ...reading(context) })),
    structuralSharing: newer,
  });

const coverages = (id: string) =>
  queryOptions({
    queryKey: patientKeys.coverages(id),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/patients/{patient_id}/coverages', {
          params: { path: { patient_id: id } },
          ...reading(context),
        }),
      ),
  });

const history = (id: string) =>
  queryOptions({
    queryKey: patientKeys.history(id),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/patients/{patient_id}/history', { params: { path: { patient_id: id } }, ...reading(context) }),
      ),
  });

/** One page of the list. While the next one is read, the present one stays. */
export function usePatientList(query: PatientListQuery, isWanted = true) {
  return useQuery({ ...patientList(query), enabled: isWanted });
}

/** Who of those in a list is meant by these words; a request that is overtaken by the next one is given up. */
export function usePatientSearch(text: string, limit = MOST_FOUND, among: PatientCriteria | null = null) {
  return useQuery(patientSearch(text.trim(), limit, among));
}

/** The tags that patients bear, the most frequent first. */
export function usePracticeTags() {
  return useQuery(tags);
}

export function usePatient(id: string) {
  return useQuery(patient(id));
}

export function useCoverages(id: string) {
  return useQuery(coverages(id));
}

export function useStatusHistory(id: string) {
  return useQuery(history(id));
}

/** What each version of the record changed. */
export function usePatientVersions(id: string) {
  return useQuery({
    queryKey: patientKeys.versions(id),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/patients/{patient_id}/versions', {
          params: { path: { patient_id: id } },
          ...reading(context),
        }),
      ),
  });
}

/** The next number of the practice's own row. */
export function useNextMrn() {
  return useMutation({ mutationFn: async () => (await answerOf(api.POST('/api/v1/patients/mrn'))).mrn });
}

/** A new patient. The same key and body may be sent twice and make one patient. */
export function useCreatePatient() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ created, key }: { created: PatientEntry; key: string }) =>
      answerOf(api.POST('/api/v1/patients', { body: created, params: { header: { 'idempotency-key': key } } })),
    onSuccess: (saved) => keep(client, saved),
  });
}

/** The record as it shall be, made on the version that it names. */
export function useUpdatePatient(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PatientUpdate) =>
      answerOf(api.PUT('/api/v1/patients/{patient_id}', { params: { path: { patient_id: id } }, body })),
    onSuccess: (saved) => keep(client, saved),
  });
}

/** A move in the care workflow, made on the version that the person looked at. */
export function useChangeStatus(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: StatusChange) =>
      answerOf(api.PUT('/api/v1/patients/{patient_id}/status', { params: { path: { patient_id: id } }, body })),
    onSuccess: (saved) => keep(client, saved),
  });
}

/** Out of daily use, at the version that the person looked at. */
export function useArchivePatient(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ArchiveRequest) =>
      answerOf(api.DELETE('/api/v1/patients/{patient_id}', { params: { path: { patient_id: id } }, body })),
    onSuccess: (saved) => keep(client, saved),
  });
}

/** Back into daily use. */
export function useRestorePatient(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ArchiveRequest) =>
      answerOf(api.PUT('/api/v1/patients/{patient_id}/restore', { params: { path: { patient_id: id } }, body })),
    onSuccess: (saved) => keep(client, saved),
  });
}

/** The patient has died, or has not. */
export function useNoteDeath(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DeceasedChange) =>
      answerOf(api.PUT('/api/v1/patients/{patient_id}/deceased', { params: { path: { patient_id: id } }, body })),
    onSuccess: (saved) => keep(client, saved),
  });
}

/** The answer to a change is the newest reading; what else shows this patient is read when it is looked at. */
function keep(client: QueryClient, saved: Patient): void {
  client.setQueryData(patientKeys.person(saved.id), saved);
  client.invalidateQueries({ queryKey: patientKeys.history(saved.id) });
  client.invalidateQueries({ queryKey: patientKeys.versions(saved.id) });
  client.invalidateQueries({ queryKey: patientKeys.timeline(saved.id) });
  client.invalidateQueries({ queryKey: patientKeys.lists, refetchType: 'none' });
}
