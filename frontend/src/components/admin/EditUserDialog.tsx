import { NativeSelect, TextInput } from '@mantine/core';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { FieldsOfCodes } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Provider, User, UserUpdate } from '@/lib/api/shapes';
import { FormDialog } from '@/lib/ui/FormDialog';
import { emailFault, providerChoices, useUserFields } from './useUserFields';

const RULES = FIELD_RULES.UserUpdate;
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
  const { values, field, placed, send } = useUserFields({
    // Of another version nothing comes back: it would undo what somebody else changed.
    name: `user ${user.version}`,
    initial: { name: user.name, email: user.email, provider_id: user.provider_id ?? '' },
    problem,
    fieldsOfCodes: FIELDS_OF_CODES,
  });
  const name = values.name.trim();
  const email = values.email.trim();
  const nameFault = name === '' ? 'Enter the name.' : null;
  const free = providers.filter(({ user_id }) => user_id === null || user_id === user.id);

  const submit = () => {
    send();
    if (nameFault === null && emailFault(email) === null) {
      onSubmit({ name, email, provider_id: values.provider_id || null });
    }
  };

  return (
    <FormDialog
      title={`Edit ${user.name}`}
      action="Save changes"
      {...{ problem, placed, isSaving, onClose }}
      onSubmit={submit}
    >
      <TextInput label="Name" maxLength={RULES.name.maxLength} data-autofocus {...field('name', nameFault)} />
      <TextInput
        label="Email"
        type="email"
        description="Signs in with it."
        maxLength={RULES.email.maxLength}
        {...field('email', emailFault(email))}
      />
      <NativeSelect
        label="Provider"
        description="Whose patients are this user’s own panel."
        data={providerChoices(free)}
        {...field('provider_id')}
      />
    </FormDialog>
  );
}
