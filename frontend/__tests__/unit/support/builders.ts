import type { Coverage, Dashboard, Patient, PatientListItem } from '@/lib/api/shapes';

const ID = 'aaaaaaaaaaaaaaaaaaaa';

export function aListItem(facts: Partial<PatientListItem> = {}): PatientListItem {
  return {
    id: ID,
    version: 1,
    family_name: 'Jessamy',
    given_name: 'Kestrel',
    preferred_name: null,
    birth_date: '1992-05-18',
    sex: 'female',
    mrn: 'MRN-7',
    phone: '+12025550123',
    status: 'active',
    pending_review: false,
    archived: false,
    provider_id: null,
    provider_name: null,
    state: 'WI',
    payer_name: 'Cedar Hollow Mutual',
    plan_name: 'PPO 1500',
    coverage_status: 'active',
    coverage_ends_on: null,
    created_at: '2026-01-05T17:04:13Z',
    updated_at: '2026-11-25T17:04:13Z',
    contacted_at: null,
    tags: [],
    ...facts,
  };
}

export function aPatient(facts: Partial<Patient> = {}): Patient {
  return {
    id: ID,
    version: 1,
    status: 'active',
    status_before_urgent: null,
    next_statuses: ['churned', 'urgent'],
    pending_review: false,
    provider_id: null,
    family_name: 'Jessamy',
    given_name: 'Kestrel',
    middle_name: null,
    name_suffix: null,
    preferred_name: null,
    former_names: [],
    birth_date: '1992-05-18',
    sex: 'female',
    gender_identity: null,
    mrn: null,
    phones: [],
    email: null,
    address: null,
    language: null,
    emergency_contact: null,
    responsible_party: null,
    tags: [],
    notes: null,
    privacy_notice_on: null,
    contact_consents: { email: false, sms: false, phone: false },
    deceased: false,
    deceased_on: null,
    status_reason: null,
    status_changed_at: '2026-11-25T17:04:13Z',
    created_at: '2026-11-25T17:04:13Z',
    updated_at: '2026-11-25T17:04:13Z',
    archived_at: null,
    archive_reason: null,
    merged_into: null,
    is_restricted: false,
    masked_fields: [],
    opened_by_emergency_until: null,
    ...facts,
  };
}

export function aCoverage(facts: Partial<Coverage> = {}): Coverage {
  return {
    id: 'cccccccccccccccccccc',
    version: 1,
    patient_id: ID,
    payer_id: 'pppppppppppppppppppp',
    payer_name: 'Cedar Hollow Mutual',
    plan_name: 'PPO 1500',
    insurance_type: 'PPO',
    member_id: 'CHM65395666',
    group_number: 'CHG-20077',
    priority: 1,
    relationship: 'self',
    subscriber: null,
    status: 'active',
    begins_on: '2026-01-01',
    ends_on: null,
    checked_at: '2026-11-25T17:04:13Z',
    check_outcome: 'answered',
    rejections: [],
    benefits: [],
    ...facts,
  };
}

export function aDashboard(facts: Partial<Dashboard> = {}): Dashboard {
  return {
    counts: {
      total: 20,
      by_status: { inquiry: 6, onboarding: 0, active: 12, churned: 2, urgent: 0 },
      to_review: 8,
      ending_soon: 1,
      new_this_month: 20,
      by_coverage: { active: 14, ending_soon: 1, ended: 2, none: 0 },
    },
    recent: [aListItem()],
    seq: 51,
    ...facts,
  };
}
