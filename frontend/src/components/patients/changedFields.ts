import type { Patient } from '@/lib/api/shapes';

const FIELD_WORDS: Partial<Record<keyof Patient, string>> = {
  status: 'status',
  provider_id: 'provider',
  family_name: 'last name',
  given_name: 'first name',
  middle_name: 'middle name',
  name_suffix: 'suffix',
  preferred_name: 'preferred name',
  former_names: 'former names',
  birth_date: 'birth date',
  sex: 'sex',
  gender_identity: 'gender identity',
  mrn: 'record number',
  phones: 'telephone',
  email: 'email',
  address: 'address',
  language: 'language',
  emergency_contact: 'emergency contact',
  responsible_party: 'responsible party',
  tags: 'tags',
  notes: 'notes',
  privacy_notice_on: 'privacy notice',
  contact_consents: 'consents',
};

/** In which fields two versions of a patient differ, in words. */
export function changedFields(before: Patient, after: Patient): string[] {
  return (Object.entries(FIELD_WORDS) as [keyof Patient, string][])
    .filter(([field]) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map(([, words]) => words);
}
