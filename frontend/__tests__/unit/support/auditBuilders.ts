import type { AuditChain, AuditEntry, AuditEntryOpened } from '@/lib/api/shapes';

export const ENTRY_ID = '01kb00000000000000000000aa';
export const PATIENT_ID = 'aaaaaaaaaaaaaaaaaaaa';

export function anEntry(facts: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: ENTRY_ID,
    at: '2026-11-25T17:04:13.120Z',
    actor: 'uuuuuuuuuuuuuuuuuuuu',
    actor_name: 'Jordan Avery',
    role: 'provider',
    session: 'ssssssssssssssssssss',
    action: 'patient.read',
    result: 'ok',
    code: 'ok',
    is_emergency: false,
    subjects: [{ id: PATIENT_ID, kind: 'patient', name: null }],
    subject_count: 1,
    amount: null,
    address: null,
    request: 'rrrr',
    is_automatic: false,
    has_reason: false,
    block: 7,
    is_ours: true,
    ...facts,
  };
}

export function anOpenedEntry(facts: Partial<AuditEntryOpened> = {}): AuditEntryOpened {
  return { ...anEntry(), reason: null, ...facts };
}

export function aChain(facts: Partial<AuditChain> = {}): AuditChain {
  return {
    state: 'whole',
    checked_at: '2026-11-25T17:04:13Z',
    checked_blocks: 1200,
    checked_rows: 5400,
    fault: null,
    blocks: 1210,
    sealed_at: '2026-11-25T18:00:00Z',
    not_sealed_yet: 0,
    running: null,
    has_failed: false,
    fingerprint: '0000-1111-2222-3333-4444-5555-6666-7777',
    ...facts,
  };
}
