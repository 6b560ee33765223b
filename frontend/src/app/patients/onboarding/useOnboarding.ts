import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { type FieldPath, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form';
import {
  type CoverageFormResult,
  type CoverageFormValues,
  coverageFormShape,
} from '@/components/coverages/coverageFormShape';
import {
  type PatientFormResult,
  type PatientFormValues,
  patientFormShape,
} from '@/components/patients/patientFormShape';
import { newIdempotencyKey } from '@/lib/api/idempotencyKey';
import { type ApiProblem, asProblem } from '@/lib/api/problem';
import type { DuplicateDecision, OnboardingDraft, OnboardingStart, OnboardingStep } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useBeginOnboarding, useSaveDraft } from '@/lib/queries/onboardingQueries';
import { useKeptForm, useKeptState } from '@/lib/session/keptText';
import { contactGap, draftOf, type Entered, enteredIn, PERSON_FIELDS, placedErrors, STEPS, startOf } from './entered';

const REASON_NEEDED = 'Say why the patient pays without insurance.';

/**
 * What was found wrong is looked at with each key from now on. An error that goes only when its field is left moves the
 * buttons away from under the press that leaves it.
 */
function lookAgain<Values extends FieldValues, Result>(form: UseFormReturn<Values, unknown, Result>): void {
  const values = form.getValues();
  for (const field of Object.keys(values) as FieldPath<Values>[]) {
    if (form.getFieldState(field).invalid && !Array.isArray(values[field])) {
      form.setValue(field, values[field], { shouldTouch: true });
    }
  }
}

/** The state of the steps: two forms, where one is, and what has been kept. */
export function useOnboarding(opened: OnboardingDraft | null, onBegun: (patientId: string) => void) {
  const { today } = usePracticeTime();
  const [first] = useState(() => enteredIn(opened));
  const [step, setStep] = useKeptState<OnboardingStep>('step', opened?.step ?? 'person');
  const [draft, setDraft] = useKeptState<OnboardingDraft | null>('entry', opened);
  const [isSelfPay, setSelfPay] = useKeptState('pays alone', first.isSelfPay);
  const [reason, setReason] = useKeptState('why alone', first.selfPayReason);
  const [reasonError, setReasonError] = useState<string | null>(null);
  const [key, setKey] = useState(newIdempotencyKey);
  const [isMoving, setMoving] = useState(false);
  const [start, setStart] = useState<OnboardingStart | null>(null);
  const saving = useSaveDraft();
  const beginning = useBeginOnboarding();
  const person = useForm<PatientFormValues, unknown, PatientFormResult>({
    resolver: zodResolver(patientFormShape),
    defaultValues: first.person,
    mode: 'onTouched',
  });
  const coverage = useForm<CoverageFormValues, unknown, CoverageFormResult>({
    resolver: zodResolver(coverageFormShape),
    defaultValues: first.coverage,
    mode: 'onTouched',
  });
  useKeptForm('person', person);
  useKeptForm('coverage', coverage);

  const entered = (): Entered => ({
    person: person.getValues(),
    coverage: coverage.getValues(),
    isSelfPay,
    selfPayReason: reason,
  });

  const keep = async (at: OnboardingStep): Promise<boolean> => {
    const kept = await saving.mutateAsync({ known: draft, wanted: draftOf(entered(), at) }).catch(() => null);
    setDraft((before) => kept ?? before);
    return kept !== null;
  };

  const contactHolds = async () => {
    const isSound = await person.trigger(undefined, { shouldFocus: true });
    const gap = isSound ? contactGap(person.getValues(), today) : null;
    if (gap !== null) {
      person.setError(gap.field, { type: 'needed', message: gap.message }, { shouldFocus: true });
    }
    return isSound && gap === null;
  };

  const insuranceHolds = () => {
    const isUnsaid = isSelfPay && reason.trim() === '';
    setReasonError(isUnsaid ? REASON_NEEDED : null);
    return isSelfPay ? Promise.resolve(!isUnsaid) : coverage.trigger(undefined, { shouldFocus: true });
  };

  const holds: Record<OnboardingStep, () => Promise<boolean>> = {
    person: () => person.trigger(PERSON_FIELDS, { shouldFocus: true }),
    contact: contactHolds,
    insurance: insuranceHolds,
    review: () => Promise.resolve(true),
  };

  const next = async () => {
    const following = STEPS[STEPS.indexOf(step) + 1];
    setMoving(true); // a second press would keep a second entry
    if (following !== undefined && (await holds[step]())) {
      await keep(following);
      setStep(following);
      window.scrollTo({ top: 0 });
    } else {
      lookAgain(person);
      lookAgain(coverage);
    }
    setMoving(false);
  };

  const showProblem = (problem: ApiProblem) => {
    for (const { form, field, step: at, message } of placedErrors(problem)) {
      const error = { type: 'api', message };
      if (form === 'person') {
        person.setError(field as FieldPath<PatientFormValues>, error);
      } else {
        coverage.setError(field as FieldPath<CoverageFormValues>, error);
      }
      setStep(at);
    }
    if (!problem.isPassing) {
      setKey(newIdempotencyKey()); // another content needs another name
    }
  };

  const finish = (decision: DuplicateDecision | null = null) => {
    const start = startOf(entered(), draft?.id ?? null, decision);
    if (typeof start === 'string') {
      setStep(start);
      return;
    }
    setStart(start);
    beginning.mutate(
      { start, key },
      { onSuccess: ({ patient }) => onBegun(patient.id), onError: (error) => showProblem(asProblem(error)) },
    );
  };

  const failure = beginning.error ?? saving.error;
  const problem = failure === null ? null : asProblem(failure);
  const isDouble = problem?.code === 'possible_duplicate';
  return {
    step,
    setStep,
    isBegun: draft !== null,
    person,
    coverage,
    entered,
    today,
    selfPay: { isSelfPay, setSelfPay, reason, setReason, reasonError },
    next,
    back: () => setStep(STEPS[STEPS.indexOf(step) - 1] ?? 'person'),
    leave: () => keep(step),
    finish,
    problem: isDouble ? null : problem,
    double: isDouble && start !== null ? { problem, start, leave: beginning.reset } : null,
    isMoving,
    isSaving: saving.isPending,
    isBeginning: beginning.isPending || beginning.isSuccess,
  };
}
