import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Role, UserCreate } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const LONGEST_EMAIL = 254;
const INVITATION_FIELDS: FieldsOfCodes = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { place: 'email' },
  invited_already: { place: 'email' },
  role_unknown: { place: 'role' },
  not_yours_to_give: { place: 'role' },
};

interface InviteDialogProps {
  roles: readonly Role[];
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (wanted: UserCreate) => void;
  onClose: () => void;
}

/** Asks somebody to work here: the link goes to the address, and they choose name and password themselves. */
export function InviteDialog({ roles, problem, isSaving, onSubmit, onClose }: InviteDialogProps) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('');
  const [wasSent, setSent] = useState(false);
  const address = email.trim();
  const { atFields, elsewhere } = placedRules(problem, { email, role }, INVITATION_FIELDS);
  const errorAt = (place: string) => atFields.find((each) => each.place === place)?.message;
  const offered = roles.filter(({ is_assignable }) => is_assignable);
  const chosen = roles.find(({ key }) => key === role);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (EMAIL.test(address) && role !== '') {
      onSubmit({ email: address, role });
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
            onChange={(event) => setEmail(event.currentTarget.value)}
            maxLength={LONGEST_EMAIL}
            data-autofocus
            error={
              wasSent && !EMAIL.test(address) ? 'Enter an email address such as name@example.com.' : errorAt('email')
            }
          />
          <NativeSelect
            label="Role"
            description={chosen?.description ?? 'What they may do from the first day on.'}
            data={[
              { value: '', label: 'Choose a role' },
              ...offered.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value)}
            error={wasSent && role === '' ? 'Choose a role.' : errorAt('role')}
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
