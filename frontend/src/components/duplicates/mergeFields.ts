import type { MergeField, MergeRequest, MergeTake, Patient, RelatedPerson } from '@/lib/api/shapes';
import { showDay } from '@/lib/practice/days';
import { languageName } from '@/lib/words/languages';
import { SEX_WORDS, showPhone } from '@/lib/words/patientWords';

interface Shown {
  label: string;
  /** What stands there, in words; null where nothing does. */
  show: (patient: Patient, providerName: (id: string) => string | null) => string | null;
  /** Both can be kept. */
  isUnited?: boolean;
}

const MARK = ', ';
const list = (texts: readonly string[]) => texts.join(MARK) || null;
const day = (text: string | null) => (text === null ? null : showDay(text));

function related(person: RelatedPerson | null): string | null {
  if (person === null) {
    return null;
  }
  const told = `${person.name} (${person.relationship})`;
  return person.phone ? `${told}, ${showPhone(person.phone)}` : told;
}

function channels({ contact_consents: consents }: Patient): string | null {
  return list([
    ...(consents.email ? ['email'] : []),
    ...(consents.sms ? ['SMS'] : []),
    ...(consents.phone ? ['telephone'] : []),
  ]);
}

function home({ address }: Patient): string | null {
  if (address === null) {
    return null;
  }
  const street = [address.line1, address.line2].filter(Boolean).join(MARK);
  return `${street}, ${address.city}, ${address.state} ${address.postal_code}`;
}

function death({ deceased, deceased_on: on }: Patient): string | null {
  if (!deceased) {
    return null;
  }
  return on === null ? 'Yes' : `On ${showDay(on)}`;
}

/** Everything that is chosen from one record or the other, in the order of the form. */
export const MERGE_FIELDS: Record<MergeField, Shown> = {
  family_name: { label: 'Last name', show: (patient) => patient.family_name },
  given_name: { label: 'First name', show: (patient) => patient.given_name },
  middle_name: { label: 'Middle name', show: (patient) => patient.middle_name },
  name_suffix: { label: 'Suffix', show: (patient) => patient.name_suffix },
  preferred_name: { label: 'Goes by', show: (patient) => patient.preferred_name },
  former_names: { label: 'Former names', show: (patient) => list(patient.former_names), isUnited: true },
  birth_date: { label: 'Birth date', show: (patient) => day(patient.birth_date) },
  sex: { label: 'Sex', show: (patient) => (patient.sex === 'unknown' ? null : SEX_WORDS[patient.sex]) },
  gender_identity: { label: 'Gender identity', show: (patient) => patient.gender_identity },
  mrn: { label: 'Record number', show: (patient) => patient.mrn },
  phones: {
    label: 'Telephone',
    show: (patient) => list(patient.phones.map(({ number }) => showPhone(number))),
    isUnited: true,
  },
  email: { label: 'Email', show: (patient) => patient.email },
  address: { label: 'Address', show: home },
  language: { label: 'Language', show: ({ language }) => (language === null ? null : languageName(language)) },
  emergency_contact: { label: 'Emergency contact', show: (patient) => related(patient.emergency_contact) },
  responsible_party: { label: 'Responsible', show: (patient) => related(patient.responsible_party) },
  provider_id: {
    label: 'Provider',
    show: ({ provider_id: id }, providerName) => (id === null ? null : (providerName(id) ?? 'Somebody who left')),
  },
  tags: { label: 'Tags', show: (patient) => list(patient.tags), isUnited: true },
  notes: { label: 'Notes', show: (patient) => patient.notes, isUnited: true },
  privacy_notice_on: { label: 'Privacy notice', show: (patient) => day(patient.privacy_notice_on) },
  contact_consents: { label: 'Agreed to', show: channels },
  deceased: { label: 'Deceased', show: death },
};

const FIELDS = Object.keys(MERGE_FIELDS) as MergeField[];

/** The fields in which two records differ; what is masked is not among them, and is kept from both. */
export function differing(survivor: Patient, other: Patient): MergeField[] {
  const content = (patient: Patient, field: MergeField) =>
    field === 'deceased' ? [patient.deceased, patient.deceased_on] : patient[field];
  return FIELDS.filter((field) => JSON.stringify(content(survivor, field)) !== JSON.stringify(content(other, field)));
}

export type Choices = Partial<Record<MergeField, MergeTake>>;

/** Nothing that only one of them tells is lost, unless the person says so. */
export function usualChoice(field: MergeField, survivor: Patient, other: Patient): MergeTake {
  const { show, isUnited = false } = MERGE_FIELDS[field];
  const nobody = () => null;
  if (show(survivor, nobody) === null) {
    return 'other';
  }
  return isUnited && show(other, nobody) !== null ? 'both' : 'survivor';
}

/** What the API is asked for. */
export function mergeRequest(survivor: Patient, other: Patient, chosen: Choices, reason: string): MergeRequest {
  return {
    other: other.id,
    version: survivor.version,
    other_version: other.version,
    choices: differing(survivor, other).map((field) => ({
      field,
      take: chosen[field] ?? usualChoice(field, survivor, other),
    })),
    reason,
  };
}

export function isMergeField(name: string): name is MergeField {
  return name in MERGE_FIELDS;
}
