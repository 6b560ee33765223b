import type { Disclosure, PatientExport } from '@/lib/api/shapes';

const EXPORT_ID = 'eeeeeeeeeeeeeeeeeee2';

export function anExport(facts: Partial<PatientExport> = {}): PatientExport {
  return {
    id: EXPORT_ID,
    state: 'ready',
    content: 'patients',
    format: 'csv',
    protection: 'none',
    is_deidentified: false,
    purpose: 'operations',
    purpose_note: null,
    recipient: 'Harborline Analytics',
    requested_by: 'user-1',
    requested_by_name: 'Dana Whitfield',
    is_mine: true,
    created_at: '2026-11-25T15:00:00Z',
    patients: 1204,
    rows: 1204,
    progress: 1204,
    expires_at: '2026-11-26T15:00:00Z',
    first_fetched_at: null,
    ...facts,
  };
}

export function aDisclosure(facts: Partial<Disclosure> = {}): Disclosure {
  return {
    id: EXPORT_ID,
    at: '2026-11-25T15:00:00Z',
    by: 'user-1',
    by_name: 'Dana Whitfield',
    recipient: 'County Court',
    purpose: 'other',
    purpose_note: 'Court order 26-117',
    content: 'patients',
    columns: ['Family name', 'Birth date'],
    is_accountable: true,
    ...facts,
  };
}
