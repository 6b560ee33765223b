import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Provider, Role, UserCreate } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const LONGEST_EMAIL = 254;
const LONGEST_NAME = 120;
const INVITATION_FIELDS: FieldsOfCodes = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { place: 'email' },
  invited_already: { place: 'email' },
  role_unknown: { place: 'role' },
  not_yours_to_give: { place: 'role' },
  provider_linked: { place: 'provider_id' },
  provider_not_found: { place: 'provider_id' },
};

interface InviteDialogProps {
  roles: readonly Role[];
  providers: readonly Provider[];
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (wanted: UserCreate) => void;
  onClose: () => void;
}

const NOTHING = { email: '', role: '', name: '', provider_id: '' };

/** Asks somebody to work here: the link goes to the address; the name is what their form begins with. */
export function InviteDialog({ roles, providers, problem, isSaving, onSubmit, onClose }: InviteDialogProps) {
  const [values, setValues] = useKeptState('invitation', NOTHING);
  const [wasSent, setSent] = useState(false);
  const { email, role, name, provider_id } = values;
  const address = email.trim();
  const { atFields, elsewhere } = placedRules(problem, values, INVITATION_FIELDS);
  const errorAt = (place: string) => atFields.find((each) => each.place === place)?.message;
  const offered = roles.filter(({ is_assignable }) => is_assignable);
  const chosen = roles.find(({ key }) => key === role);
  // A provider belongs to one user at most.
  const free = providers.filter(({ user_id, is_active }) => user_id === null && is_active);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (EMAIL.test(address) && role !== '') {
      onSubmit({ email: address, role, name: name.trim() || null, provider_id: provider_id || null });
    }
  };

  return (
    <Dialog title="Invite somebody" onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label="Invite somebody">
        <Stack gap="md">
          <Refusal problem={atFields.length > 0 ? null : problem} elsewhere={elsewhere} />
          <TextInput
            label="Email"
            type="email"
            inputMode="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setValues({ ...values, email: event.currentTarget.value })}
            maxLength={LONGEST_EMAIL}
            data-autofocus
            error={
              wasSent && !EMAIL.test(address) ? 'Enter an email address such as name@example.com.' : errorAt('email')
            }
          />
          <TextInput
            label="Name"
            description="They may write it otherwise. Can be left empty."
            autoComplete="off"
            value={name}
            onChange={(event) => setValues({ ...values, name: event.currentTarget.value })}
            maxLength={LONGEST_NAME}
            error={errorAt('name')}
          />
          <NativeSelect
            label="Role"
            description={chosen?.description ?? 'What they may do from the first day on.'}
            data={[
              { value: '', label: 'Choose a role' },
              ...offered.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            value={role}
            onChange={(event) => setValues({ ...values, role: event.currentTarget.value })}
            error={wasSent && role === '' ? 'Choose a role.' : errorAt('role')}
          />
          <NativeSelect
            label="Provider"
            description="Whose patients will be their own panel."
            data={[
              { value: '', label: 'None' },
              ...free.map(({ id, display_name }) => ({ value: id, label: display_name })),
            ]}
            value={provider_id}
            onChange={(event) => setValues({ ...values, provider_id: event.currentTarget.value })}
            error={errorAt('provider_id')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              Invite
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
