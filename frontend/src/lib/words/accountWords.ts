import type { Permission, Role } from '@/lib/api/shapes';

export const ROLE_WORDS: Record<Role, string> = {
  provider: 'Provider',
  admin: 'Administrator',
  audit: 'Auditor',
};

export const PERMISSION_WORDS: Record<Permission, string> = {
  'patient.read': 'See patients and their insurance',
  'patient.write': 'Add patients, change them and move their status',
  'dashboard.read': 'See the dashboard and its live figures',
  'import.run': 'Import eligibility files',
  'user.manage': 'Manage users',
  'practice.manage': "Change the practice's settings",
  'alert.read': 'See alerts and choose how to be told of them',
  'alert.write': 'Raise alerts, acknowledge them and hand them over',
  'job.manage': 'Run jobs and schedules, and see the outbox',
  'audit.read': 'Read and export the audit log',
  'account.own': 'Use this account',
};

const SPACES = /\s+/;
const TITLE = /^(dr|prof)\.?$/i;

/** How a person is greeted: by title and last name, else by first name. */
export function addressOf(name: string): string {
  const words = name.trim().split(SPACES);
  const last = words.at(-1) ?? name;
  return TITLE.test(words[0] ?? '') && words.length > 1 ? `${words[0]} ${last}` : (words[0] ?? name);
}

/** Two letters of a name, titles left out. */
export function initialsOfName(name: string): string {
  const words = name.split(SPACES).filter((word) => word !== '' && !word.endsWith('.'));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '').join('');
}
