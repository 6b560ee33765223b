import type { Emergency, Grant, Invitation, PracticeSettings, Role, User } from '@/lib/api/shapes';

export function anEmergency(facts: Partial<Emergency> = {}): Emergency {
  return {
    id: 'eeeeeeeeeeeeeeeeeeee',
    version: 1,
    user_id: 'uuuuuuuuuuuuuuuuuuuu',
    user_name: 'Dr. Robin Hale',
    patient_id: 'aaaaaaaaaaaaaaaaaaaa',
    patient_name: 'Kestrel Jessamy',
    reason: 'Found unconscious, allergies are needed.',
    begins_at: '2026-11-25T17:00:00Z',
    ends_at: '2026-11-25T18:00:00Z',
    is_running: false,
    is_own: false,
    reviewed_by: null,
    reviewed_by_name: null,
    reviewed_at: null,
    was_right: null,
    review_note: null,
    ...facts,
  };
}

export function aRole(facts: Partial<Role> = {}): Role {
  return {
    key: 'front_desk',
    version: null,
    name: 'Front desk',
    description: 'Registers patients.',
    is_built_in: true,
    inherits: [],
    own_permissions: ['patient.read', 'patient.write', 'account.own'],
    permissions: ['patient.read' as const, 'patient.write' as const, 'account.own' as const].map((permission) => ({
      permission,
      chain: ['front_desk'],
    })),
    users: 2,
    is_changeable: false,
    is_assignable: true,
    ...facts,
  };
}

/** A role that inherits from the front desk. */
export function aProviderRole(facts: Partial<Role> = {}): Role {
  return aRole({
    key: 'provider',
    name: 'Provider',
    inherits: ['front_desk'],
    own_permissions: ['patient.sensitive'],
    permissions: [
      { permission: 'patient.sensitive', chain: ['provider'] },
      ...aRole().permissions.map(({ permission }) => ({ permission, chain: ['provider', 'front_desk'] })),
    ],
    ...facts,
  });
}

export function aUser(facts: Partial<User> = {}): User {
  return {
    id: 'uuuuuuuuuuuuuuuuuuuu',
    version: 3,
    name: 'Robin Hale',
    email: 'robin@example.com',
    email_verified: true,
    role: 'front_desk',
    role_name: 'Front desk',
    state: 'active',
    created_at: '2026-01-05T17:00:00Z',
    deactivated_at: null,
    has_second_factor: false,
    has_passkey: false,
    provider_id: null,
    provider_name: null,
    open_sessions: 2,
    last_used_at: '2026-11-25T17:00:00Z',
    last_signed_in_at: '2026-11-25T16:00:00Z',
    is_changeable: true,
    ...facts,
  };
}

export function aGrant(facts: Partial<Grant> = {}): Grant {
  return {
    id: 'gggggggggggggggggggg',
    permission: 'patient.sensitive',
    is_given: true,
    reason: 'Stands in for Dr. Hale.',
    granted_by: 'aaaaaaaaaaaaaaaaaaaa',
    granted_by_name: 'Alex Admin',
    created_at: '2026-11-25T17:00:00Z',
    expires_at: '2099-01-05T17:00:00Z',
    ended_at: null,
    ended_by: null,
    is_in_force: true,
    ...facts,
  };
}

export function anInvitation(facts: Partial<Invitation> = {}): Invitation {
  return {
    id: 'iiiiiiiiiiiiiiiiiiii',
    email: 'new@example.com',
    name: null,
    role: 'front_desk',
    provider_id: null,
    invited_by: 'aaaaaaaaaaaaaaaaaaaa',
    state: 'open',
    created_at: '2026-11-25T17:00:00Z',
    expires_at: '2026-12-02T17:00:00Z',
    accepted_at: null,
    revoked_at: null,
    ...facts,
  };
}

export function someSettings(facts: Partial<PracticeSettings> = {}): PracticeSettings {
  return {
    version: 4,
    name: 'Northside Family Clinic',
    zone: 'America/New_York',
    npi: null,
    hours: { mon: ['08:00', '17:00'] },
    own_panel_only: false,
    restricted_patients: false,
    idle_minutes: 15,
    mrn_prefix: 'MRN-',
    mrn_digits: 7,
    open_registration: false,
    second_factor_roles: ['admin'],
    is_demo: false,
    ...facts,
  };
}
