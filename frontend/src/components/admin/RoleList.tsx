import { Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { Role } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import classes from './RoleList.module.css';
import { chainNames } from './roleParts';

interface RoleListProps {
  roles: readonly Role[];
  mayManage: boolean;
  onEdit: (role: Role) => void;
  onDelete: (role: Role) => void;
}

/** Every role: the ready-made ones, which stay as they are, and the practice's own. */
export function RoleList({ roles, mayManage, onEdit, onDelete }: RoleListProps) {
  return (
    <Surface title="Roles" isPadded={false}>
      <ul className={classes.list} aria-label="Roles">
        {roles.map((role) => (
          <RoleRow
            key={role.key}
            role={role}
            inherits={chainNames(roles, role.inherits)}
            isOpenToChange={mayManage && role.is_changeable}
            onEdit={onEdit}
            onDelete={onDelete}
          />
        ))}
      </ul>
    </Surface>
  );
}

interface RoleRowProps extends Pick<RoleListProps, 'onEdit' | 'onDelete'> {
  role: Role;
  /** The names of the roles that it takes over. */
  inherits: readonly string[];
  isOpenToChange: boolean;
}

function RoleRow({ role, inherits, isOpenToChange, onEdit, onDelete }: RoleRowProps) {
  return (
    <li className={classes.role} data-role={role.key}>
      <div className={classes.words}>
        <h3 className={classes.name}>
          {role.name}
          <Tag tone={role.is_built_in ? 'gray' : 'teal'}>{role.is_built_in ? 'Ready-made' : 'Your own'}</Tag>
        </h3>
        {role.description === '' ? null : <p className={classes.quiet}>{role.description}</p>}
        <p className={classes.quiet}>
          {countOf(role.permissions.length, 'permission')} · {countOf(role.users, 'user')}
          {inherits.length === 0 ? '' : ` · inherits from ${inherits.join(', ')}`}
        </p>
      </div>
      {isOpenToChange ? (
        <div className={classes.actions}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={15} />}
            onClick={() => onEdit(role)}
            aria-label={`Edit ${role.name}`}
          >
            Edit
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={15} />}
            onClick={() => onDelete(role)}
            aria-label={`Delete ${role.name}`}
          >
            Delete
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
