import type { Permission } from '@/lib/api/shapes';

interface PermissionGroup {
  label: string;
  permissions: readonly Permission[];
}

/** Permissions by what they are about, in the order in which people think of them. */
export const PERMISSION_GROUPS: readonly PermissionGroup[] = [
  {
    label: 'Patients',
    permissions: [
      'patient.read',
      'patient.write',
      'coverage.write',
      'patient.merge',
      'patient.export',
      'patient.sensitive',
      'patient.restricted',
      'patient.break_glass',
      'import.run',
    ],
  },
  { label: 'Daily work', permissions: ['dashboard.read', 'alert.read', 'alert.write', 'account.own'] },
  { label: 'Administration', permissions: ['user.manage', 'role.manage', 'practice.manage', 'job.manage'] },
  { label: 'Oversight', permissions: ['audit.read', 'access.review'] },
];

/** A permission's name for a narrow place; what it opens is said by `PERMISSION_WORDS`. */
export const PERMISSION_NAMES: Record<Permission, string> = {
  'patient.read': 'See patients',
  'patient.write': 'Change patients',
  'coverage.write': 'Change insurance',
  'patient.merge': 'Merge patients',
  'patient.export': 'Export patients',
  'patient.sensitive': 'See clinical notes',
  'patient.restricted': 'Restricted patients',
  'patient.break_glass': 'Emergency access',
  'import.run': 'Import files',
  'dashboard.read': 'Dashboard',
  'alert.read': 'See alerts',
  'alert.write': 'Work with alerts',
  'account.own': 'Own account',
  'user.manage': 'Users',
  'role.manage': 'Roles and grants',
  'practice.manage': 'Practice settings',
  'job.manage': 'Jobs and outbox',
  'audit.read': 'Audit trail',
  'access.review': 'Review emergency accesses',
};

/** Every permission, in the order of the groups. */
export const ALL_PERMISSIONS: readonly Permission[] = PERMISSION_GROUPS.flatMap(({ permissions }) => permissions);
