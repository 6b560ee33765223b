import { Checkbox, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Permission, Role, RoleWrite } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { FormDialog } from '@/lib/ui/FormDialog';
import { ReasonField } from '@/lib/ui/ReasonField';
import { useReason } from '@/lib/ui/useReason';
import { PERMISSION_GROUPS, PERMISSION_NAMES } from '@/lib/words/permissionWords';
import classes from './RoleDialog.module.css';
import { comesFrom, inheritedFrom } from './roleParts';

const RULES = FIELD_RULES.RoleWrite;
const SHORTEST_NAME = RULES.name.minLength;

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
  const reason = useReason('the role', FIELD_RULES.RoleWrite.reason);
  const [wasSent, setSent] = useState(false);
  const inherited = inheritedFrom(roles, inherits);
  const placed = placedRules(problem, { name, description, reason: reason.text }, FIELDS_OF_CODES);
  const errorAt = (place: string) => placed.atFields.find((each) => each.place === place)?.message;

  const submit = () => {
    setSent(true);
    if (name.trim().length >= SHORTEST_NAME && reason.fault === null) {
      onSubmit({ name: name.trim(), description: description.trim(), inherits, permissions, reason: reason.words });
    }
  };

  return (
    <FormDialog
      title={known === null ? 'New role' : `Edit ${known.name}`}
      size="lg"
      action={known === null ? 'Create role' : 'Save role'}
      words={refusalWords(problem)}
      {...{ problem, placed, isSaving, onClose }}
      onSubmit={submit}
    >
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={RULES.name.maxLength}
        data-autofocus
        error={wasSent && name.trim().length < SHORTEST_NAME ? 'Give the role a name.' : errorAt('name')}
      />
      <Textarea
        label="What it is for"
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        maxLength={RULES.description.maxLength}
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
      <ReasonField reason={reason} isChecked={wasSent} refusal={errorAt('reason')} />
    </FormDialog>
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
