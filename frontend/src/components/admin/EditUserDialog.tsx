import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type FieldsOfCodes, placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Provider, User, UserUpdate } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;
const LONGEST_NAME = 120;
const LONGEST_EMAIL = 254;
const FIELDS_OF_CODES: FieldsOfCodes = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { place: 'email' },
  provider_linked: { place: 'provider_id' },
  provider_unknown: { place: 'provider_id' },
};

interface EditUserDialogProps {
  user: User;
  providers: readonly Provider[];
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (wanted: Pick<UserUpdate, 'name' | 'email' | 'provider_id'>) => void;
  onClose: () => void;
}

/** Name, address and the provider that the account belongs to, made on the version that the person looked at. */
export function EditUserDialog({ user, providers, problem, isSaving, onSubmit, onClose }: EditUserDialogProps) {
  // Of another version nothing comes back: it would undo what somebody else changed.
  const [values, setValues] = useKeptState(`user ${user.version}`, {
    name: user.name,
    email: user.email,
    provider_id: user.provider_id ?? '',
  });
  const [wasSent, setSent] = useState(false);
  const { name, email, provider_id } = values;
  const isNameMissing = name.trim() === '';
  const isEmailWrong = !EMAIL.test(email.trim());
  const { atFields, elsewhere } = placedRules(problem, values, FIELDS_OF_CODES);
  const errorAt = (place: string) => atFields.find((each) => each.place === place)?.message;
  // A provider belongs to one user at most.
  const free = providers.filter((each) => each.user_id === null || each.user_id === user.id);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!(isNameMissing || isEmailWrong)) {
      onSubmit({ name: name.trim(), email: email.trim(), provider_id: provider_id || null });
    }
  };

  return (
    <Dialog title={`Edit ${user.name}`} onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label="Edit user">
        <Stack gap="md">
          <Refusal problem={atFields.length > 0 ? null : problem} elsewhere={elsewhere} />
          <TextInput
            label="Name"
            value={name}
            onChange={(event) => setValues({ ...values, name: event.currentTarget.value })}
            maxLength={LONGEST_NAME}
            autoComplete="off"
            data-autofocus
            error={wasSent && isNameMissing ? 'Enter the name.' : errorAt('name')}
          />
          <TextInput
            label="Email"
            type="email"
            description="Signs in with it."
            value={email}
            onChange={(event) => setValues({ ...values, email: event.currentTarget.value })}
            maxLength={LONGEST_EMAIL}
            autoComplete="off"
            error={wasSent && isEmailWrong ? 'Enter an email address such as name@example.com.' : errorAt('email')}
          />
          <NativeSelect
            label="Provider"
            description="Whose patients are this user’s own panel."
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
              Save changes
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
