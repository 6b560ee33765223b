import type { CheckFailure, EligibilityCheck, OnboardingStep } from '@/lib/api/shapes';
import { STATUS_WORDS, type Tone } from './patientWords';

/** The steps of an onboarding, in their order. */
export const ONBOARDING_STEPS: Record<OnboardingStep, string> = {
  person: 'Person',
  contact: 'Contact',
  insurance: 'Insurance',
  review: 'Review',
};

/** Why there is no answer from the payer, and what to do. */
const FAILURE_WORDS: Record<CheckFailure, string> = {
  clearinghouse_unavailable: 'The clearinghouse does not answer.',
  clearinghouse_refused:
    'The clearinghouse refused the request. Somebody has to check its credentials in the settings.',
  answer_unreadable: 'The payer’s answer cannot be read.',
  answer_mismatched: 'The answer that came is not one to our question.',
  npi_missing: 'The practice has no NPI. An administrator enters it in the settings.',
  not_askable:
    'The record holds something that a payer cannot be asked with. Compare names and member id with the card.',
  not_wanted: 'The question was withdrawn: patient or insurance are out of use, or a newer question took its place.',
  stopped: 'The check was cut off before its end.',
};

export interface CheckWords {
  label: string;
  tone: Tone;
  meaning: string;
}

/** How a check stands, and what follows for the patient. */
export function checkWords(check: EligibilityCheck): CheckWords {
  if (check.state === 'waiting') {
    return { label: 'Asking the payer', tone: 'blue', meaning: 'This takes a few seconds.' };
  }
  if (check.failure !== null) {
    return failed(check, check.failure);
  }
  if (check.outcome === 'rejected') {
    return {
      label: 'Not processed by the payer',
      tone: 'red',
      meaning: 'Correct what the payer objects to, then ask again.',
    };
  }
  if (check.is_covered !== true) {
    return {
      label: 'No coverage in force',
      tone: 'amber',
      meaning: 'The payer’s answer names no coverage in force today.',
    };
  }
  const moved = check.moved_to === null ? '' : ` The patient is now ${STATUS_WORDS[check.moved_to].label}.`;
  return { label: 'Covered', tone: 'teal', meaning: `The payer confirms a coverage in force.${moved}` };
}

function failed(check: EligibilityCheck, failure: CheckFailure): CheckWords {
  const again = check.state === 'retrying' ? ' It is tried again by itself.' : '';
  return { label: 'No answer', tone: 'amber', meaning: FAILURE_WORDS[failure] + again };
}
