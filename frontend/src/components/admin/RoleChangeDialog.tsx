import { Select } from '@mantine/core';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Permission, Role } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { FormDialog } from '@/lib/ui/FormDialog';
import { ReasonField } from '@/lib/ui/ReasonField';
import { useReason } from '@/lib/ui/useReason';
import { PERMISSION_WORDS } from '@/lib/words/accountWords';
import classes from './RoleChangeDialog.module.css';
import { assignable, difference, roleName } from './roleParts';

interface RoleChangeDialogProps {
  user: { name: string; role: string };
  roles: readonly Role[];
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (role: string, reason: string) => void;
  onClose: () => void;
}

/** Another role, with a reason, and what it changes said beforehand. */
export function RoleChangeDialog({ user, roles, onSubmit, ...asked }: RoleChangeDialogProps) {
  const [role, setRole] = useKeptState<string | null>('another role', null);
  const reason = useReason('another role', FIELD_RULES.UserUpdate.reason);
  const [wasSent, setSent] = useState(false);

  const submit = () => {
    setSent(true);
    if (role !== null && reason.fault === null) {
      onSubmit(role, reason.words);
    }
  };

  return (
    <FormDialog title={`Change the role of ${user.name}`} action="Change role" {...asked} onSubmit={submit}>
      <Select
        label="New role"
        description={`Now: ${roleName(roles, user.role)}`}
        placeholder="Choose a role"
        data={assignable(roles).filter(({ value }) => value !== user.role)}
        value={role}
        onChange={setRole}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
        error={wasSent && role === null ? 'Choose the role.' : undefined}
      />
      {role === null ? null : <Difference roles={roles} from={user.role} to={role} />}
      <ReasonField reason={reason} isChecked={wasSent} />
      <p className={classes.note}>{user.name} is signed out everywhere and signs in anew with the new role.</p>
    </FormDialog>
  );
}

/** What is won and lost with the other role; grants to the single user stay as they are. */
function Difference({ roles, from, to }: { roles: readonly Role[]; from: string; to: string }) {
  const { won, lost } = difference(
    roles.find(({ key }) => key === from),
    roles.find(({ key }) => key === to),
  );
  if (won.length === 0 && lost.length === 0) {
    return <p className={classes.note}>Both roles open the same.</p>;
  }
  return (
    <div className={classes.change} role="status">
      <Changes title="Wins" permissions={won} tone="teal" />
      <Changes title="Loses" permissions={lost} tone="red" />
    </div>
  );
}

function Changes({ title, permissions, tone }: { title: string; permissions: readonly Permission[]; tone: string }) {
  return permissions.length === 0 ? null : (
    <div data-tone={tone} className={classes.side}>
      <h3>{title}</h3>
      <ul>
        {permissions.map((permission) => (
          <li key={permission}>{PERMISSION_WORDS[permission]}</li>
        ))}
      </ul>
    </div>
  );
}
