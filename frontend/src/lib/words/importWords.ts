import type { FileOutcome, ImportField, ImportState, RowOutcome } from '@/lib/api/shapes';
import type { Tone } from './patientWords';

interface Named {
  label: string;
  tone: Tone;
}

export const FILE_OUTCOME_WORDS: Record<FileOutcome, Named> = {
  created: { label: 'New patient', tone: 'teal' },
  updated: { label: 'Updated', tone: 'blue' },
  unchanged: { label: 'Unchanged', tone: 'gray' },
  rejected: { label: 'Not imported', tone: 'red' },
};

/** What becomes of a row of a table, before and after it was entered. */
export const ROW_OUTCOME_WORDS: Record<RowOutcome, Named & { before: string }> = {
  created: { label: 'New patient', before: 'Will be new', tone: 'teal' },
  updated: { label: 'Updated', before: 'Will be updated', tone: 'blue' },
  known: { label: 'Already here', before: 'Already here', tone: 'gray' },
  doubled: { label: 'Twice in the file', before: 'Twice in the file', tone: 'amber' },
  faulty: { label: 'To mend', before: 'To mend', tone: 'red' },
  removed: { label: 'Taken back', before: 'Taken back', tone: 'gray' },
  kept: { label: 'Kept', before: 'Kept', tone: 'blue' },
};

/** How an import of a table stands. */
export const IMPORT_STATE_WORDS: Record<ImportState, Named> = {
  receiving: { label: 'Being read', tone: 'blue' },
  read: { label: 'Columns to name', tone: 'amber' },
  checking: { label: 'Being checked', tone: 'blue' },
  checked: { label: 'Checked', tone: 'violet' },
  running: { label: 'Being entered', tone: 'blue' },
  stopped: { label: 'Stopped', tone: 'amber' },
  done: { label: 'Done', tone: 'teal' },
  undoing: { label: 'Being taken back', tone: 'blue' },
  undone: { label: 'Taken back', tone: 'gray' },
};

/** What a column can mean, in groups. */
export const FIELD_GROUPS: ReadonlyArray<{ group: string; fields: Partial<Record<ImportField, string>> }> = [
  {
    group: 'Person',
    fields: {
      mrn: 'Medical record number',
      family_name: 'Last name',
      given_name: 'First name',
      full_name: 'First and last name in one',
      middle_name: 'Middle name',
      name_suffix: 'Suffix',
      preferred_name: 'Preferred name',
      birth_date: 'Birth date',
      sex: 'Sex',
      language: 'Language',
    },
  },
  {
    group: 'Contact',
    fields: {
      mobile_phone: 'Mobile phone',
      home_phone: 'Home phone',
      work_phone: 'Work phone',
      email: 'E-mail',
      address_line1: 'Street',
      address_line2: 'Apartment, suite',
      city: 'City',
      state: 'State',
      postal_code: 'ZIP code',
      emergency_name: 'Emergency contact',
      emergency_relationship: 'Emergency contact: relationship',
      emergency_phone: 'Emergency contact: phone',
    },
  },
  {
    group: 'Care',
    fields: { status: 'Status', provider: 'Provider', tags: 'Tags', notes: 'Notes' },
  },
  {
    group: 'Insurance',
    fields: {
      payer_name: 'Insurer',
      payer_code: 'Payer ID',
      plan_name: 'Plan',
      member_id: 'Member ID',
      group_number: 'Group number',
      coverage_priority: 'Primary, secondary',
      coverage_begins_on: 'Coverage begins',
      coverage_ends_on: 'Coverage ends',
      relationship: 'Relationship to the subscriber',
    },
  },
];
