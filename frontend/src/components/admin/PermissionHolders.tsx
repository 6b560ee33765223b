import { NativeSelect } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { PermissionHolders as Holders, Permission, PermissionHolder, Role } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { PERMISSION_WORDS } from '@/lib/words/accountWords';
import { PERMISSION_GROUPS, PERMISSION_NAMES } from '@/lib/words/permissionWords';
import classes from './PermissionHolders.module.css';
import { WhyHeld } from './WhyHeld';

interface PermissionHoldersProps {
  answer: Holders;
  /** The one that was chosen last; the answer may still be about the one before. */
  permission: Permission;
  onPermission: (permission: Permission) => void;
  roles: readonly Role[];
  isUpdating: boolean;
}

const CHOICES = PERMISSION_GROUPS.map(({ label, permissions }) => ({
  group: label,
  items: permissions.map((each) => ({ value: each, label: PERMISSION_NAMES[each] })),
}));

/** Who can do one thing, and why; and from whom it was taken away. */
export function PermissionHolders({ answer, permission, onPermission, roles, isUpdating }: PermissionHoldersProps) {
  const { holders, denied } = answer;
  return (
    <Surface
      title="Who can do it, and why"
      subtitle={PERMISSION_WORDS[permission]}
      aside={
        <NativeSelect
          size="sm"
          aria-label="Permission"
          data={CHOICES}
          value={permission}
          onChange={(event) => onPermission(event.currentTarget.value as Permission)}
        />
      }
    >
      <div className={classes.answer} data-updating={isUpdating || undefined} aria-busy={isUpdating}>
        <ul className={classes.list} aria-label="Who can do it">
          {holders.map((each) => (
            <Holder key={each.user_id} holder={each} roles={roles} />
          ))}
        </ul>
        {holders.length === 0 ? <p className={classes.nobody}>Nobody can.</p> : null}
        {denied.length === 0 ? null : (
          <>
            <h3 className={classes.title}>Taken away</h3>
            <ul className={classes.list} aria-label="From whom it was taken away">
              {denied.map((each) => (
                <Holder key={each.user_id} holder={each} roles={roles} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Surface>
  );
}

function Holder({ holder, roles }: { holder: PermissionHolder; roles: readonly Role[] }) {
  const Icon = holder.revocation === null ? IconCheck : IconBan;
  return (
    <li className={classes.holder} data-taken={holder.revocation !== null || undefined}>
      <Icon size={17} stroke={2} aria-hidden />
      <div>
        <Link href={`/admin/users/${holder.user_id}` as Route} className={classes.name}>
          {holder.name}
        </Link>
        {holder.is_active ? null : <Tag tone="gray">Cannot sign in</Tag>}
        <WhyHeld {...holder} roles={roles} />
      </div>
    </li>
  );
}
