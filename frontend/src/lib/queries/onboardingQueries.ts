import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { EligibilityCheck, OnboardingDraft, OnboardingDraftWrite, OnboardingStart } from '@/lib/api/shapes';
import { reading } from './automaticRefetch';
import { patientKeys } from './patientQueries';

const DRAFTS = ['onboarding drafts'] as const;
const SOON = 1500;
const LATER = 20_000;

/** What this user has entered and not finished. */
export function useDrafts() {
  return useQuery({
    queryKey: DRAFTS,
    queryFn: (context) => answerOf(api.GET('/api/v1/onboarding/drafts', reading(context))),
  });
}

/** One unfinished entry, whole: read when somebody goes on with it, and not kept. */
export function useOpenDraft() {
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.GET('/api/v1/onboarding/drafts/{draft_id}', { params: { path: { draft_id: id } } })),
    gcTime: 0,
  });
}

/** Keeps an entry: a new one, or on top of the version that is known. */
export function useSaveDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ known, wanted }: { known: OnboardingDraft | null; wanted: OnboardingDraftWrite }) =>
      known === null
        ? answerOf(api.POST('/api/v1/onboarding/drafts', { body: wanted }))
        : answerOf(
            api.PUT('/api/v1/onboarding/drafts/{draft_id}', {
              params: { path: { draft_id: known.id } },
              body: { ...wanted, version: known.version },
            }),
          ),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: DRAFTS }),
  });
}

/** Throws an entry away. */
export function useDiscardDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.DELETE('/api/v1/onboarding/drafts/{draft_id}', { params: { path: { draft_id: id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: DRAFTS }),
  });
}

/** A new patient with the insurance. The same key and body may be sent twice and make one patient. */
export function useBeginOnboarding() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ start, key }: { start: OnboardingStart; key: string }) =>
      answerOf(api.POST('/api/v1/onboarding', { body: start, params: { header: { 'idempotency-key': key } } })),
    onSuccess: ({ patient, check }) => {
      client.setQueryData(patientKeys.person(patient.id), patient);
      client.setQueryData(patientKeys.check(patient.id), check);
      client.invalidateQueries({ queryKey: patientKeys.lists, refetchType: 'none' });
      client.invalidateQueries({ queryKey: DRAFTS });
    },
  });
}

/** The last question to a payer about this patient; looked at again for as long as the answer is on its way. */
export function useEligibilityCheck(id: string) {
  return useQuery({
    queryKey: patientKeys.check(id),
    queryFn: (context) =>
      answerOf(
        api.GET('/api/v1/patients/{patient_id}/eligibility-check', {
          params: { path: { patient_id: id } },
          ...reading(context),
        }),
      ),
    refetchInterval: ({ state }) => pauseOf(state.data ?? null),
  });
}

function pauseOf(check: EligibilityCheck | null): number | false {
  if (check?.state === 'waiting') {
    return SOON;
  }
  return check?.state === 'retrying' ? LATER : false;
}

/** Asks the payer now. */
export function useRequestCheck(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (coverageId: string | null) =>
      answerOf(
        api.POST('/api/v1/patients/{patient_id}/eligibility-check', {
          params: { path: { patient_id: id } },
          body: { coverage_id: coverageId },
        }),
      ),
    onSuccess: (check) => client.setQueryData(patientKeys.check(id), check),
  });
}
