import { z } from 'zod';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { filled } from '@/lib/api/filled';
import { type FieldRule, neededText, optionalText, plainText, textList } from '@/lib/api/ruled';
import type { Patient } from '@/lib/api/shapes';
import { showPhone } from '@/lib/words/patientWords';

const PERSON = FIELD_RULES.PatientEntry;
const ADDRESS = FIELD_RULES.Address;
const RELATED = FIELD_RULES.RelatedPerson;

/** What has to be filled as soon as one field of the group is. */
const ADDRESS_NEEDS = ['line1', 'city', 'state', 'postal_code'] as const;
const RELATED_NEEDS = ['name', 'relationship'] as const;

/** Complains about empty fields of a group that was begun, in the API's words. */
function completeGroup<Name extends string>(needs: readonly Name[], rules: Readonly<Record<Name, FieldRule>>) {
  return (context: z.core.ParsePayload<Record<string, string | null>>) => {
    const given = context.value;
    for (const name of Object.values(given).some(Boolean) ? needs : []) {
      if (!given[name]) {
        context.issues.push({
          code: 'custom',
          path: [name],
          message: rules[name].needed ?? 'This is needed.',
          input: given,
        });
      }
    }
  };
}

const relatedPerson = z
  .object({
    name: plainText(RELATED.name),
    relationship: plainText(RELATED.relationship),
    phone: optionalText(RELATED.phone),
  })
  .check(completeGroup(RELATED_NEEDS, RELATED))
  .transform((person) => (person.name === '' ? null : person));

const address = z
  .object({
    line1: plainText(ADDRESS.line1),
    line2: optionalText(ADDRESS.line2),
    city: plainText(ADDRESS.city),
    state: plainText(ADDRESS.state),
    postal_code: plainText(ADDRESS.postal_code),
  })
  .check(completeGroup(ADDRESS_NEEDS, ADDRESS))
  .transform((given) => (given.line1 === '' ? null : given));

/**
 * What the form checks before anything is sent, by the rules in the API's description; what only the API can know, it
 * says itself at the same fields. Empty text becomes "not known".
 */
export const patientFormShape = z.object({
  family_name: neededText(PERSON.family_name),
  given_name: neededText(PERSON.given_name),
  middle_name: optionalText(PERSON.middle_name),
  name_suffix: optionalText(PERSON.name_suffix),
  preferred_name: optionalText(PERSON.preferred_name),
  former_names: textList(PERSON.former_names),
  birth_date: neededText(PERSON.birth_date),
  sex: z.enum(PERSON.sex.choices),
  gender_identity: optionalText(PERSON.gender_identity),
  mrn: optionalText(PERSON.mrn),
  phones: z.array(
    z.object({ number: neededText(FIELD_RULES.Phone.number), kind: z.enum(FIELD_RULES.Phone.kind.choices) }),
  ),
  email: optionalText(PERSON.email),
  address,
  language: optionalText(PERSON.language),
  emergency_contact: relatedPerson,
  responsible_party: relatedPerson,
  provider_id: z.string().transform((text) => text || null),
  tags: textList(PERSON.tags),
  notes: optionalText(PERSON.notes),
  privacy_notice_on: optionalText(PERSON.privacy_notice_on),
  contact_consents: z.object({ email: z.boolean(), sms: z.boolean(), phone: z.boolean() }),
});

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
