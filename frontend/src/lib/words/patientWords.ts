import type { Patient, PatientStatus, PhoneKind, Sex } from '@/lib/api/shapes';

/** The colours that carry meaning; `tones.css` gives each its shades for light and dark. */
export type Tone = 'teal' | 'blue' | 'violet' | 'red' | 'amber' | 'gray';

interface StatusWords {
  label: string;
  tone: Tone;
  /** What the status means, for the person who chooses it. */
  meaning: string;
}

/** Every status of the care workflow, in its order. */
export const STATUS_WORDS: Record<PatientStatus, StatusWords> = {
  inquiry: { label: 'Inquiry', tone: 'violet', meaning: 'Asked about care; nothing has begun.' },
  onboarding: { label: 'Onboarding', tone: 'blue', meaning: 'Papers and insurance are being put in order.' },
  active: { label: 'Active', tone: 'teal', meaning: 'Under the care of the practice.' },
  urgent: { label: 'Urgent', tone: 'red', meaning: 'Needs attention before everybody else.' },
  churned: { label: 'Churned', tone: 'gray', meaning: 'No longer under the care of the practice.' },
};

export const STATUSES = Object.keys(STATUS_WORDS) as PatientStatus[];

export const SEX_WORDS: Record<Sex, string> = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: 'Not known',
};

export const PHONE_KIND_WORDS: Record<PhoneKind, string> = { mobile: 'Mobile', home: 'Home', work: 'Work' };

type Named = Pick<Patient, 'given_name' | 'family_name'> &
  Partial<Pick<Patient, 'preferred_name' | 'middle_name' | 'name_suffix'>>;

/** First names first, as people are addressed. */
export function fullName(person: Named): string {
  return [person.given_name, person.middle_name, person.family_name, person.name_suffix].filter(Boolean).join(' ');
}

/** Two letters for the picture that nobody has. */
export function initialsOf(person: Named): string {
  return [person.given_name, person.family_name].map((name) => [...name][0] ?? '').join('');
}

const NORTH_AMERICAN = /^\+1(\d{3})(\d{3})(\d{4})$/;

/** `+12025550123` as "(202) 555-0123"; numbers of other countries as they are. */
export function showPhone(number: string): string {
  return number.replace(NORTH_AMERICAN, '($1) $2-$3');
}
