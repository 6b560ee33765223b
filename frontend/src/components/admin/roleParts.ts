import type { Permission, Role } from '@/lib/api/shapes';
import { ALL_PERMISSIONS } from '@/lib/words/permissionWords';

type Named = Pick<Role, 'key' | 'name'>;
type Heir = Pick<Role, 'key' | 'inherits'>;

/** A role by its name; one that is gone is called so. */
export function roleName(roles: readonly Named[], key: string): string {
  return roles.find((role) => role.key === key)?.name ?? 'a role that is gone';
}

/** The names of a chain of roles, the user's own first. */
export function chainNames(roles: readonly Named[], chain: readonly string[]): string[] {
  return chain.map((key) => roleName(roles, key));
}

/** What a role would take from others, each permission with the name of the role that has it. */
export function inheritedFrom(roles: readonly Role[], inherits: readonly string[]): ReadonlyMap<Permission, string> {
  const found = new Map<Permission, string>();
  for (const { permissions, key } of roles) {
    for (const { permission, chain } of inherits.includes(key) ? permissions : []) {
      if (!found.has(permission)) {
        found.set(permission, roleName(roles, chain.at(-1) ?? key));
      }
    }
  }
  return found;
}

/** Whether a role is another one or inherits from it, over others too: then the other cannot inherit from it. */
export function comesFrom(roles: readonly Heir[], key: string, from: string): boolean {
  const inherits = new Map(roles.map((role) => [role.key, role.inherits]));
  const seen = new Set<string>();
  const open = [key];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === from) {
      return true;
    }
    if (!seen.has(at)) {
      seen.add(at);
      open.push(...(inherits.get(at) ?? []));
    }
  }
  return false;
}

/** What somebody wins and loses by going from one role to another. */
export function difference(from: Role | undefined, to: Role | undefined): { won: Permission[]; lost: Permission[] } {
  const before = new Set(from?.permissions.map(({ permission }) => permission));
  const after = new Set(to?.permissions.map(({ permission }) => permission));
  return {
    won: ALL_PERMISSIONS.filter((each) => after.has(each) && !before.has(each)),
    lost: ALL_PERMISSIONS.filter((each) => before.has(each) && !after.has(each)),
  };
}

/** The roles that can be given away, as choices. */
export function assignable(roles: readonly Role[]): { value: string; label: string }[] {
  return roles.filter(({ is_assignable }) => is_assignable).map(({ key, name }) => ({ value: key, label: name }));
}
