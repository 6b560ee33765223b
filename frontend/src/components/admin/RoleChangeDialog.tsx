import { Button, Group, Select, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { Permission, Role } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { PERMISSION_WORDS } from '@/lib/words/accountWords';
import { ReasonField } from './ReasonDialog';
import classes from './RoleChangeDialog.module.css';
import { difference, roleName } from './roleParts';

interface RoleChangeDialogProps {
  user: { name: string; role: string };
  roles: readonly Role[];
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (role: string, reason: string) => void;
  onClose: () => void;
}

/** Another role, with a reason, and what it changes said beforehand. */
export function RoleChangeDialog({ user, roles, problem, isSaving, onSubmit, onClose }: RoleChangeDialogProps) {
  const [role, setRole] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [wasSent, setSent] = useState(false);
  const others = roles.filter(({ key, is_assignable }) => is_assignable && key !== user.role);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (role !== null && reason.trim() !== '') {
      onSubmit(role, reason.trim());
    }
  };

  return (
    <Dialog title={`Change the role of ${user.name}`} onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label="Change the role">
        <Stack gap="md">
          <Refusal problem={problem} />
          <Select
            label="New role"
            description={`Now: ${roleName(roles, user.role)}`}
            placeholder="Choose a role"
            data={others.map(({ key, name }) => ({ value: key, label: name }))}
            value={role}
            onChange={setRole}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data-autofocus
            error={wasSent && role === null ? 'Choose the role.' : undefined}
          />
          {role === null ? null : <Difference roles={roles} from={user.role} to={role} />}
          <ReasonField reason={reason} onReason={setReason} isMissing={wasSent} />
          <p className={classes.note}>{user.name} is signed out everywhere and signs in anew with the new role.</p>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              Change role
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
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
