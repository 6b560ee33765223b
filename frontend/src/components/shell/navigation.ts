import {
  IconBell,
  IconCloudUpload,
  IconCopyCheck,
  IconFileExport,
  IconHistory,
  IconLayoutDashboard,
  IconSend,
  IconSettings,
  IconShieldLock,
  IconStack2,
  IconUrgent,
  IconUserCircle,
  IconUserCog,
  IconUsers,
} from '@tabler/icons-react';
import type { Route } from 'next';
import type { Permission } from '@/lib/api/shapes';

export interface Place {
  label: string;
  href: Route;
  icon: typeof IconUsers;
  /** Any of these opens it. */
  needs: Permission | readonly Permission[];
}

/** Every place that there is, by the heading that it stands under; what a role does not open is not shown. */
const PLACES: Record<string, readonly Place[]> = {
  Workspace: [
    { label: 'Dashboard', href: '/dashboard', icon: IconLayoutDashboard, needs: 'dashboard.read' },
    { label: 'Patients', href: '/patients', icon: IconUsers, needs: 'patient.read' },
    { label: 'Duplicates', href: '/patients/duplicates', icon: IconCopyCheck, needs: 'patient.merge' },
    { label: 'Alerts', href: '/alerts', icon: IconBell, needs: 'alert.read' },
    { label: 'Import', href: '/import', icon: IconCloudUpload, needs: 'import.run' },
    { label: 'Exports', href: '/exports', icon: IconFileExport, needs: 'patient.export' },
  ],
  Administration: [
    { label: 'Users', href: '/admin/users', icon: IconUserCog, needs: 'user.manage' },
    { label: 'Roles', href: '/admin/roles', icon: IconShieldLock, needs: ['user.manage', 'role.manage'] },
    { label: 'Settings', href: '/admin/settings', icon: IconSettings, needs: 'practice.manage' },
    { label: 'Emergency access', href: '/admin/emergency', icon: IconUrgent, needs: 'access.review' },
    { label: 'Audit trail', href: '/audit', icon: IconHistory, needs: 'audit.read' },
    { label: 'Jobs', href: '/admin/jobs', icon: IconStack2, needs: 'job.manage' },
    { label: 'Outbox', href: '/admin/outbox', icon: IconSend, needs: 'job.manage' },
  ],
  You: [{ label: 'Your account', href: '/account', icon: IconUserCircle, needs: 'account.own' }],
};

/** The places that these permissions open, with their headings; headings without a place are left out. */
export function openPlaces(permissions: readonly Permission[]): [string, Place[]][] {
  return Object.entries(PLACES)
    .map(([heading, places]): [string, Place[]] => [
      heading,
      places.filter(({ needs }) => [needs].flat().some((each) => permissions.includes(each))),
    ])
    .filter(([, places]) => places.length > 0);
}

/** The place that an address belongs to: of two that hold it, the one further in. */
export function placeAt(pathname: string, places: readonly Place[]): Place | undefined {
  return places
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.href.length - one.href.length)[0];
}
