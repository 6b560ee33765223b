import { z } from 'zod';
import type { Patient } from '@/lib/api/shapes';
import { showPhone } from '@/lib/words/patientWords';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NO_DIGITS = /\D/g;
const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

const LONGEST_NAME = 120;

/**
 * What the form checks before anything is sent: what must be there, and the form of what is. Everything else is the
 * API's to say; its answers are shown at the same fields. Empty text becomes "not known".
 */
const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Use at most ${longest} characters.`)
    .transform((text) => text || null);
const needed = (message: string) => z.string().trim().min(1, message).max(LONGEST_NAME, 'Use at most 120 characters.');
const day = (message: string) => z.string().regex(DAY, message);

const phoneNumber = z
  .string()
  .trim()
  .refine((text) => text.replace(NO_DIGITS, '').length >= 7, 'Enter a telephone number with its area code.');

const relatedPerson = z
  .object({ name: z.string().trim(), relationship: z.string().trim(), phone: optional(32) })
  .superRefine(({ name, relationship, phone }, context) => {
    const isBegun = name !== '' || relationship !== '' || phone !== null;
    if (isBegun && name === '') {
      context.addIssue({ code: 'custom', path: ['name'], message: 'Enter the name, or clear the other fields.' });
    }
    if (isBegun && relationship === '') {
      context.addIssue({ code: 'custom', path: ['relationship'], message: 'Say who this is to the patient.' });
    }
  })
  .transform((person) => (person.name === '' ? null : person));

const ADDRESS_NEEDS = {
  line1: 'Enter the street and number.',
  city: 'Enter the city.',
  state: 'Choose the state.',
  postal_code: 'Enter a ZIP code such as 10001.',
} as const;

const address = z
  .object({
    line1: z.string().trim(),
    line2: optional(LONGEST_NAME),
    city: z.string().trim(),
    state: z.string(),
    postal_code: z.string().trim(),
  })
  .superRefine((given, context) => {
    const isBegun = Object.values(given).some(Boolean);
    for (const [name, message] of Object.entries(ADDRESS_NEEDS)) {
      if (isBegun && given[name as keyof typeof ADDRESS_NEEDS] === '') {
        context.addIssue({ code: 'custom', path: [name], message });
      }
    }
  })
  .transform((given) => (given.line1 === '' ? null : given));

export const patientFormShape = z.object({
  family_name: needed('Enter the last name.'),
  given_name: needed('Enter the first name.'),
  middle_name: optional(LONGEST_NAME),
  name_suffix: optional(20),
  preferred_name: optional(LONGEST_NAME),
  former_names: z.array(z.string()),
  birth_date: day('Enter the birth date.'),
  sex: z.enum(['female', 'male', 'other', 'unknown'] satisfies Patient['sex'][]),
  gender_identity: optional(60),
  mrn: optional(48),
  phones: z.array(z.object({ number: phoneNumber, kind: z.enum(['mobile', 'home', 'work'] satisfies PhoneKinds[]) })),
  email: z
    .string()
    .trim()
    .refine((text) => text === '' || EMAIL.test(text), 'Enter an address such as name@example.com.')
    .transform((text) => text || null),
  address,
  language: optional(10),
  emergency_contact: relatedPerson,
  responsible_party: relatedPerson,
  provider_id: optional(20),
  tags: z.array(z.string()),
  notes: optional(10_000),
  privacy_notice_on: z.string().transform((text) => text || null),
  contact_consents: z.object({ email: z.boolean(), sms: z.boolean(), phone: z.boolean() }),
});

type PhoneKinds = NonNullable<Patient['phones'][number]['kind']>;

/** What stands in the fields. */
export type PatientFormValues = z.input<typeof patientFormShape>;

/** What they say, as the API takes it. */
export type PatientFormResult = z.output<typeof patientFormShape>;

const NOBODY = { name: '', relationship: '', phone: '' };

const EMPTY: PatientFormValues = {
  family_name: '',
  given_name: '',
  middle_name: '',
  name_suffix: '',
  preferred_name: '',
  former_names: [],
  birth_date: '',
  sex: 'unknown',
  gender_identity: '',
  mrn: '',
  phones: [],
  email: '',
  address: { line1: '', line2: '', city: '', state: '', postal_code: '' },
  language: '',
  emergency_contact: NOBODY,
  responsible_party: NOBODY,
  provider_id: '',
  tags: [],
  notes: '',
  privacy_notice_on: '',
  contact_consents: { email: false, sms: false, phone: false },
};

/** Fields of a patient as known; without one, empty fields. */
export function formValuesOf(patient: Patient | null): PatientFormValues {
  if (patient === null) {
    return EMPTY;
  }
  return {
    ...filled(EMPTY, patient),
    phones: patient.phones.map(({ number, kind = 'mobile' }) => ({ number: showPhone(number), kind })),
    address: filled(EMPTY.address, patient.address),
    emergency_contact: filled(NOBODY, patient.emergency_contact),
    responsible_party: filled(NOBODY, patient.responsible_party),
    contact_consents: filled(EMPTY.contact_consents, patient.contact_consents),
  };
}

/** Empty fields with what is known in them. */
function filled<Fields extends object>(empty: Fields, known: { [Name in keyof Fields]?: unknown } | null): Fields {
  const names = Object.keys(empty) as (keyof Fields)[];
  return Object.fromEntries(names.map((name) => [name, known?.[name] ?? empty[name]])) as Fields;
}
