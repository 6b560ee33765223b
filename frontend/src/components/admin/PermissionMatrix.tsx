import { ScrollArea, VisuallyHidden } from '@mantine/core';
import { IconArrowDownRight, IconCheck } from '@tabler/icons-react';
import type { Permission, Role } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { PERMISSION_WORDS } from '@/lib/words/accountWords';
import { PERMISSION_GROUPS, PERMISSION_NAMES } from '@/lib/words/permissionWords';
import classes from './PermissionMatrix.module.css';
import { chainNames } from './roleParts';

/** What each role opens: by itself, or from a role that it inherits from. */
export function PermissionMatrix({ roles }: { roles: readonly Role[] }) {
  return (
    <Surface title="Who may do what" subtitle={<Legend />} isPadded={false}>
      <ScrollArea
        type="auto"
        scrollbars="x"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Permissions of the roles' }}
      >
        <table className={classes.matrix} aria-label="Permissions of the roles">
          <thead>
            <tr>
              <th scope="col">Permission</th>
              {roles.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {PERMISSION_GROUPS.map(({ label, permissions }) => (
            <tbody key={label}>
              <tr className={classes.group}>
                <th scope="rowgroup" colSpan={roles.length + 1}>
                  <span>{label}</span>
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission}>
                  <th scope="row">
                    {PERMISSION_NAMES[permission]}
                    <span className={classes.meaning}>{PERMISSION_WORDS[permission]}</span>
                  </th>
                  {roles.map((role) => (
                    <Cell key={role.key} chain={chainOf(roles, role, permission)} />
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </ScrollArea>
    </Surface>
  );
}

function Legend() {
  return (
    <span className={classes.legend}>
      <span>
        <span className={classes.own} aria-hidden>
          <IconCheck size={14} stroke={2.4} />
        </span>
        by itself
      </span>
      <span>
        <span className={classes.inherited} aria-hidden>
          <IconArrowDownRight size={14} stroke={2.2} />
        </span>
        from another role
      </span>
    </span>
  );
}

function chainOf(roles: readonly Role[], role: Role, permission: Permission): string[] | null {
  const held = role.permissions.find((each) => each.permission === permission);
  return held === undefined ? null : chainNames(roles, held.chain);
}

/** The chain is the role's own name first; what comes from elsewhere says from where. */
function Cell({ chain }: { chain: readonly string[] | null }) {
  if (chain === null) {
    return (
      <td className={classes.none}>
        <span aria-hidden>–</span>
        <VisuallyHidden>No</VisuallyHidden>
      </td>
    );
  }
  if (chain.length === 1) {
    return (
      <td>
        <span className={classes.own}>
          <IconCheck size={14} stroke={2.4} aria-hidden />
        </span>
        <VisuallyHidden>Yes</VisuallyHidden>
      </td>
    );
  }
  return (
    <td title={chain.join(' → ')}>
      <span className={classes.inherited}>
        <IconArrowDownRight size={14} stroke={2.2} aria-hidden />
      </span>
      <span className={classes.from}>
        <VisuallyHidden>Yes, from </VisuallyHidden>
        {chain.at(-1)}
      </span>
    </td>
  );
}
