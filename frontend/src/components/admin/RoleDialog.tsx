import { Button, Checkbox, Group, MultiSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Permission, Role, RoleWrite } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { PERMISSION_GROUPS, PERMISSION_NAMES } from '@/lib/words/permissionWords';
import { ReasonField } from './ReasonDialog';
import classes from './RoleDialog.module.css';
import { comesFrom, inheritedFrom } from './roleParts';

const SHORTEST_NAME = 2;
const LONGEST_NAME = 60;
const LONGEST_DESCRIPTION = 300;

const FIELDS_OF_CODES: FieldsOfCodes = { role_name_taken: { place: 'name' } };

interface RoleDialogProps {
  /** The role that is changed; null for a new one. */
  known: Role | null;
  roles: readonly Role[];
  /** What the person may give away; the API refuses the rest. */
  mayGive: readonly Permission[];
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (wanted: RoleWrite) => void;
  onClose: () => void;
}

/** A role of the practice's own: what it opens by itself, and from which roles it takes the rest. */
export function RoleDialog({ known, roles, mayGive, problem, isSaving, onSubmit, onClose }: RoleDialogProps) {
  const [name, setName] = useKeptState('name of the role', known?.name ?? '');
  const [description, setDescription] = useKeptState('description of the role', known?.description ?? '');
  const [inherits, setInherits] = useKeptState('parents of the role', [...(known?.inherits ?? [])]);
  const [permissions, setPermissions] = useKeptState<Permission[]>(
    'permissions of the role',
    known === null ? ['account.own'] : [...known.own_permissions],
  );
  const [reason, setReason] = useKeptState('reason of the role', '');
  const [wasSent, setSent] = useState(false);
  const title = known === null ? 'New role' : `Edit ${known.name}`;
  const inherited = inheritedFrom(roles, inherits);
  const { atFields, elsewhere } = placedRules(problem, { name, description, reason }, FIELDS_OF_CODES);
  const errorAt = (place: string) => atFields.find((each) => each.place === place)?.message;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (name.trim().length >= SHORTEST_NAME && reason.trim() !== '') {
      onSubmit({ name: name.trim(), description: description.trim(), inherits, permissions, reason: reason.trim() });
    }
  };

  return (
    <Dialog title={title} size="lg" onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label={title}>
        <Stack gap="md">
          <Refusal problem={atFields.length > 0 ? null : problem} words={refusalWords(problem)} elsewhere={elsewhere} />
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={LONGEST_NAME}
            data-autofocus
            error={wasSent && name.trim().length < SHORTEST_NAME ? 'Give the role a name.' : errorAt('name')}
          />
          <Textarea
            label="What it is for"
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
            maxLength={LONGEST_DESCRIPTION}
            autosize
            minRows={2}
            error={errorAt('description')}
          />
          <MultiSelect
            label="Inherits from"
            description="Everything that these roles open, now and later."
            placeholder={inherits.length === 0 ? 'No other role' : ''}
            data={roles
              .filter((each) => each.is_assignable && (known === null || !comesFrom(roles, each.key, known.key)))
              .map((each) => ({ value: each.key, label: each.name }))}
            value={inherits}
            onChange={setInherits}
            clearButtonProps={{ 'aria-label': 'Inherit from no role' }}
            comboboxProps={{ withinPortal: false }}
          />
          <Permissions
            chosen={permissions}
            inherited={inherited}
            mayGive={mayGive}
            onToggle={(each) =>
              setPermissions(
                permissions.includes(each) ? permissions.filter((other) => other !== each) : [...permissions, each],
              )
            }
          />
          <ReasonField reason={reason} onReason={setReason} isMissing={wasSent} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              {known === null ? 'Create role' : 'Save role'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** What the API says is about roles in general; here it is about this one. */
function refusalWords(problem: ApiProblem | null): string | undefined {
  switch (problem?.code) {
    case 'role_inheritance_refused':
      return 'That would be a circle: one of these roles inherits, over others perhaps, from this one.';
    case 'own_rights':
      return 'You hold this role yourself, directly or over another. Ask another administrator to change it.';
    default:
      return problem?.status === 409 && problem.code.startsWith('stale')
        ? 'Somebody else changed this role just now. Close this, look at it, and begin anew.'
        : undefined;
  }
}

interface PermissionsProps {
  chosen: readonly Permission[];
  inherited: ReadonlyMap<Permission, string>;
  mayGive: readonly Permission[];
  onToggle: (permission: Permission) => void;
}

/** What is inherited is open already and says from where; what one does not hold oneself cannot be given away. */
function Permissions({ chosen, inherited, mayGive, onToggle }: PermissionsProps) {
  return (
    <div className={classes.groups}>
      {PERMISSION_GROUPS.map(({ label, permissions }) => (
        <fieldset key={label} className={classes.group}>
          <legend>{label}</legend>
          {permissions.map((permission) => {
            const from = inherited.get(permission);
            const isOwn = chosen.includes(permission);
            return (
              <Checkbox
                key={permission}
                label={PERMISSION_NAMES[permission]}
                {...(from === undefined ? {} : { description: `From ${from}` })}
                checked={isOwn || from !== undefined}
                disabled={from !== undefined || !(isOwn || mayGive.includes(permission))}
                onChange={() => onToggle(permission)}
              />
            );
          })}
        </fieldset>
      ))}
    </div>
  );
}
