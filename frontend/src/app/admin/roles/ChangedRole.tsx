import { RoleDialog } from '@/components/admin/RoleDialog';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { asProblem } from '@/lib/api/problem';
import type { Role } from '@/lib/api/shapes';
import { useRemoveRole, useSaveRole } from '@/lib/queries/roleQueries';
import { useMe } from '@/lib/queries/sessionQueries';
import { ReasonDialog } from '@/lib/ui/ReasonDialog';
import { tellDone } from '@/lib/ui/toasts';

interface SavedRoleProps {
  /** The role that is changed, as it was opened; null for a new one. */
  role: Role | null;
  roles: readonly Role[];
  onClose: () => void;
}

/** A new role, or a change of one, on the version that the person looked at. */
export function SavedRole({ role, roles, onClose }: SavedRoleProps) {
  const save = useSaveRole();
  const known = role === null || role.version === null ? null : { key: role.key, version: role.version };
  return (
    <RoleDialog
      known={role}
      roles={roles}
      mayGive={useMe().data?.permissions ?? []}
      problem={save.error === null ? null : asProblem(save.error)}
      isSaving={save.isPending}
      onSubmit={(wanted) =>
        save.mutate(
          { known, wanted },
          {
            onSuccess: () => {
              tellDone(known === null ? 'The role is there.' : 'The role is saved; it counts from now on.');
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}

/** The end of a role. */
export function RemovedRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const remove = useRemoveRole();
  return (
    <ReasonDialog
      title={`Delete ${role.name}`}
      name="the end of a role"
      rule={FIELD_RULES.RoleRemoval.reason}
      action="Delete role"
      isDangerous
      problem={remove.error === null ? null : asProblem(remove.error)}
      isSaving={remove.isPending}
      onSubmit={(reason) =>
        remove.mutate(
          { key: role.key, version: role.version ?? 1, reason },
          {
            onSuccess: () => {
              tellDone('The role is gone.');
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      A role goes only when no user has it, no open invitation offers it and no other role inherits from it.
    </ReasonDialog>
  );
}
