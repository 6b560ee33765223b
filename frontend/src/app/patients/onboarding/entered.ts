import { type CoverageFormValues, coverageFormShape, coverageValuesOf } from '@/components/coverages/coverageFormShape';
import { formValuesOf, type PatientFormValues, patientFormShape } from '@/components/patients/patientFormShape';
import type { ApiProblem } from '@/lib/api/problem';
import type {
  DuplicateDecision,
  OnboardingDraft,
  OnboardingDraftWrite,
  OnboardingStart,
  OnboardingStep,
} from '@/lib/api/shapes';
import { isMinor } from '@/lib/practice/days';

/** Everything that the steps ask for, as it stands in the fields. */
export interface Entered {
  person: PatientFormValues;
  coverage: CoverageFormValues;
  isSelfPay: boolean;
  selfPayReason: string;
}

export const STEPS: readonly OnboardingStep[] = ['person', 'contact', 'insurance', 'review'];

const FIRST_PLACE = 1;

/** Empty fields, or those of an entry that was left; what newer forms ask besides is empty in an older entry. */
export function enteredIn(draft: OnboardingDraft | null): Entered {
  const kept = (draft?.content ?? {}) as Partial<Entered>;
  return {
    person: { ...formValuesOf(null), ...kept.person },
    coverage: { ...coverageValuesOf(null, FIRST_PLACE), ...kept.coverage },
    isSelfPay: kept.isSelfPay ?? false,
    selfPayReason: kept.selfPayReason ?? '',
  };
}

/** What is kept of it until it is finished. */
export function draftOf(entered: Entered, step: OnboardingStep): OnboardingDraftWrite {
  const { given_name, family_name } = entered.person;
  return {
    title: `${given_name} ${family_name}`.trim(),
    step,
    content: entered as unknown as OnboardingDraftWrite['content'],
  };
}

/** What of the person is asked in the first step; the rest in the second. */
export const PERSON_FIELDS = [
  'given_name',
  'family_name',
  'birth_date',
  'middle_name',
  'name_suffix',
  'preferred_name',
  'former_names',
  'sex',
  'gender_identity',
  'language',
  'mrn',
] as const;

const CONTACT_NEEDED = 'Enter a telephone number or an e-mail address.';
const PARTY_NEEDED = 'The patient is a minor: enter who answers for them.';

interface Gap {
  field: 'email' | 'responsible_party.name';
  message: string;
}

/** What care cannot begin without, and the contacts leave open. */
export function contactGap(person: PatientFormValues, today: string): Gap | null {
  const { phones, email, responsible_party, birth_date } = person;
  if (phones.length === 0 && email === '' && responsible_party.phone === '') {
    return { field: 'email', message: CONTACT_NEEDED };
  }
  if (isMinor(birth_date, today) && responsible_party.name === '') {
    return { field: 'responsible_party.name', message: PARTY_NEEDED };
  }
  return null;
}

/** The whole as the API takes it, or the step whose form does not hold. */
export function startOf(
  entered: Entered,
  draftId: string | null,
  decision: DuplicateDecision | null,
): OnboardingStart | OnboardingStep {
  const result = patientFormShape.safeParse(entered.person).data;
  if (result === undefined) {
    return 'person';
  }
  const person = { ...result, duplicate_decision: decision };
  if (entered.isSelfPay) {
    return { person, coverage: null, self_pay_reason: entered.selfPayReason.trim(), draft_id: draftId };
  }
  const coverage = coverageFormShape.safeParse(entered.coverage).data;
  return coverage === undefined ? 'insurance' : { person, coverage, self_pay_reason: null, draft_id: draftId };
}

interface PlacedError {
  form: 'person' | 'coverage';
  field: string;
  step: OnboardingStep;
  message: string;
}

/** What the API found wrong, at the fields of the two forms. */
export function placedErrors(problem: ApiProblem): PlacedError[] {
  const rules = problem.brokenRules.map(({ place, message }) => placed(place.split('.').slice(1), message));
  const number: PlacedError = { form: 'person', field: 'mrn', step: 'person', message: problem.message };
  return problem.code === 'mrn_taken' ? [number] : rules.filter((each) => each !== null);
}

function placed([form, ...path]: string[], message: string): PlacedError | null {
  const field = path.join('.');
  if (field === '' || (form !== 'person' && form !== 'coverage')) {
    return null;
  }
  return { form, field, step: form === 'coverage' ? 'insurance' : stepOf(path[0]), message };
}

/** Where a field of the person is asked for. */
function stepOf(field: string | undefined): OnboardingStep {
  return PERSON_FIELDS.some((each) => each === field) ? 'person' : 'contact';
}
