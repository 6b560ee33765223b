import type { DisclosurePurpose, ExportColumn, ExportContent, ExportState } from '@/lib/api/shapes';
import type { Tone } from './patientWords';

export const CONTENT_WORDS: Record<ExportContent, { label: string; meaning: string }> = {
  patients: { label: 'Patients', meaning: 'One row for each patient: the person, contacts, status.' },
  insurance: { label: 'Insurance', meaning: 'One row for each coverage, with name, birth date and record number.' },
  both: { label: 'Both', meaning: 'One row for each coverage with the whole person. An import can take it in again.' },
};

export const PURPOSE_WORDS: Record<DisclosurePurpose, string> = {
  treatment: 'Treatment',
  payment: 'Payment',
  operations: 'Running the practice',
  patient_request: 'The patient asked for it',
  other: 'Something else',
};

export const EXPORT_STATE_WORDS: Record<ExportState, { label: string; tone: Tone }> = {
  making: { label: 'Being made', tone: 'blue' },
  ready: { label: 'Ready', tone: 'teal' },
  failed: { label: 'Failed', tone: 'red' },
  expired: { label: 'File gone', tone: 'gray' },
};

/** The columns of an export, in the order of the file. */
export const COLUMN_WORDS: Record<ExportColumn, string> = {
  family_name: 'Family name',
  given_name: 'Given name',
  middle_name: 'Middle name',
  birth_date: 'Birth date',
  sex: 'Sex',
  mrn: 'MRN',
  phone: 'Phone',
  email: 'E-mail',
  address_line1: 'Address line 1',
  address_line2: 'Address line 2',
  city: 'City',
  state: 'State',
  postal_code: 'ZIP',
  language: 'Language',
  provider: 'Provider',
  status: 'Status',
  tags: 'Tags',
  notes: 'Notes',
  payer: 'Payer',
  plan: 'Plan',
  member_id: 'Member ID',
  group_number: 'Group number',
  coverage_priority: 'Coverage priority',
  coverage_begins: 'Coverage begins',
  coverage_ends: 'Coverage ends',
  coverage_status: 'Coverage status',
};

const OF_INSURANCE = /^(payer|plan|member_id|group_number|coverage_\w+)$/;
const BESIDES_INSURANCE: readonly ExportColumn[] = ['family_name', 'given_name', 'birth_date', 'mrn'];

/** The columns that an export of this content can have; notes are left to those who may read them. */
export function columnsOf(content: ExportContent, seesNotes: boolean): ExportColumn[] {
  const all = (Object.keys(COLUMN_WORDS) as ExportColumn[]).filter((column) => seesNotes || column !== 'notes');
  if (content === 'both') {
    return all;
  }
  return content === 'patients'
    ? all.filter((column) => !OF_INSURANCE.test(column))
    : all.filter((column) => OF_INSURANCE.test(column) || BESIDES_INSURANCE.includes(column));
}

/** What is in the file without anybody's choice. */
export function usualColumns(content: ExportContent): ExportColumn[] {
  return columnsOf(content, false);
}

/** "1,204 patients", "one patient". */
export function patientsWords(count: number): string {
  return count === 1 ? 'one patient' : `${count.toLocaleString('en-US')} patients`;
}

/** Why it left, in words: the note says more than "something else". */
export function purposeWords({
  purpose,
  purpose_note,
}: {
  purpose: DisclosurePurpose;
  purpose_note: string | null;
}): string {
  if (purpose_note === null) {
    return PURPOSE_WORDS[purpose];
  }
  return purpose === 'other' ? purpose_note : `${PURPOSE_WORDS[purpose]}: ${purpose_note}`;
}
