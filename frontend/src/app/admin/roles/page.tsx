'use client';

import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { PermissionMatrix } from '@/components/admin/PermissionMatrix';
import { RoleList } from '@/components/admin/RoleList';
import type { Role } from '@/lib/api/shapes';
import { useRoles } from '@/lib/queries/roleQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { useKeptState } from '@/lib/session/keptText';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../../Permitted';
import { RemovedRole, SavedRole } from './ChangedRole';
import { Holders } from './Holders';

export default function RolesPage() {
  return (
    <Permitted to={['user.manage', 'role.manage']}>
      <Roles />
    </Permitted>
  );
}

type Step = { kind: 'save'; role: Role | null } | { kind: 'remove'; role: Role } | null;

function Roles() {
  const roles = useRoles();
  const mayManage = useMay('role.manage');
  const seesUsers = useMay('user.manage');
  const [step, setStep] = useKeptState<Step>('role', null);
  const close = () => setStep(null);
  return (
    <>
      <PageHead
        title="Roles"
        subtitle="What the people of the practice may do. A user has one role; a role can take over what others open."
        actions={
          mayManage ? (
            <Button leftSection={<IconPlus size={18} />} onClick={() => setStep({ kind: 'save', role: null })}>
              New role
            </Button>
          ) : null
        }
      />
      <Answer query={roles} skeleton={<RolesSkeleton />}>
        {(all) => (
          <Stack gap="md">
            <RoleList
              roles={all}
              mayManage={mayManage}
              onEdit={(role) => setStep({ kind: 'save', role })}
              onDelete={(role) => setStep({ kind: 'remove', role })}
            />
            <PermissionMatrix roles={all} />
            {seesUsers ? <Holders roles={all} /> : null}
            {step?.kind === 'save' ? <SavedRole role={step.role} roles={all} onClose={close} /> : null}
            {step?.kind === 'remove' ? <RemovedRole role={step.role} onClose={close} /> : null}
          </Stack>
        )}
      </Answer>
    </>
  );
}

function RolesSkeleton() {
  return (
    <Stack gap="md">
      <CardSkeleton height={430} />
      <CardSkeleton height={900} />
    </Stack>
  );
}
