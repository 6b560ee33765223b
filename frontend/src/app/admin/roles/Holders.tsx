import { useState } from 'react';
import { PermissionHolders } from '@/components/admin/PermissionHolders';
import type { Permission, Role } from '@/lib/api/shapes';
import { useHolders } from '@/lib/queries/userQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';

/** Who can do what, and why: one permission at a time. */
export function Holders({ roles }: { roles: readonly Role[] }) {
  const [permission, setPermission] = useState<Permission>('patient.read');
  const holders = useHolders(permission);
  return (
    <Answer query={holders} skeleton={<CardSkeleton height={320} />}>
      {(answer) => (
        <PermissionHolders
          answer={answer}
          permission={permission}
          onPermission={setPermission}
          roles={roles}
          isUpdating={holders.isPlaceholderData}
        />
      )}
    </Answer>
  );
}
