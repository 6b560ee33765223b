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
import type { Patient, PatientCreate, PatientUpdate, StatusChange } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

/** What a list may be asked: coded filters, an order and a cursor; never words that somebody typed. */
export type PatientListQuery = NonNullable<operations['list_patients']['parameters']['query']>;

const MOST_FOUND = 50;

export const patientKeys = {
  all: ['patients'] as const,
  lists: ['patients', 'list'] as const,
  searches: ['patients', 'search'] as const,
  one: (id: string) => ['patients', 'one', id] as const,
  person: (id: string) => [...patientKeys.one(id), 'person'] as const,
  coverages: (id: string) => [...patientKeys.one(id), 'coverages'] as const,
  history: (id: string) => [...patientKeys.one(id), 'history'] as const,
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

const patientSearch = (text: string, limit: number) =>
  queryOptions({
    queryKey: [...patientKeys.searches, text, limit],
    queryFn: (context) =>
      answerOf(api.POST('/api/v1/patients/search', { body: { text, limit, archived: false }, ...reading(context) })),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
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

/** Who is meant by these words; a request that is overtaken by the next one is given up. */
export function usePatientSearch(text: string, limit = MOST_FOUND) {
  return useQuery(patientSearch(text.trim(), limit));
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

/** A new patient. The same key and body may be sent twice and make one patient. */
export function useCreatePatient() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ created, key }: { created: PatientCreate; key: string }) =>
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

/** The answer to a change is the newest reading; what else shows this patient is read when it is looked at. */
function keep(client: QueryClient, saved: Patient): void {
  client.setQueryData(patientKeys.person(saved.id), saved);
  client.invalidateQueries({ queryKey: patientKeys.history(saved.id) });
  client.invalidateQueries({ queryKey: patientKeys.lists, refetchType: 'none' });
}
