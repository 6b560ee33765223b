import type { Permission } from '@/lib/api/shapes';

export const PERMISSION_WORDS: Record<Permission, string> = {
  'patient.read': 'See patients and their insurance',
  'patient.write': 'Add patients, change them and move their status',
  'coverage.write': 'Add, change and end insurance, with pictures of the cards',
  'patient.merge': 'Make one record of two, and two of one again',
  'patient.export': 'Take patients out of PFINNI as a file',
  'patient.sensitive': 'See notes and what else is told only to those who treat',
  'patient.restricted': 'See restricted patients, and restrict one',
  'patient.break_glass': 'Open a closed record in an emergency',
  'dashboard.read': 'See the dashboard and its live figures',
  'import.run': 'Import eligibility files',
  'user.manage': 'Manage users and their sessions',
  'role.manage': "Manage the practice's own roles, and grants to single users",
  'practice.manage': "Change the practice's settings",
  'alert.read': 'See alerts and choose how to be told of them',
  'alert.write': 'Raise alerts, acknowledge them and hand them over',
  'job.manage': 'Run jobs and schedules, and see the outbox',
  'audit.read': 'Read and export the audit log',
  'access.review': 'Judge emergency accesses afterwards',
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
