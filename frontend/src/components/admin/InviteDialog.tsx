import { NativeSelect, TextInput } from '@mantine/core';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { FieldsOfCodes } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Provider, Role, UserCreate } from '@/lib/api/shapes';
import { FormDialog } from '@/lib/ui/FormDialog';
import { assignable } from './roleParts';
import { emailFault, providerChoices, useUserFields } from './useUserFields';

const RULES = FIELD_RULES.UserCreate;
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
  const { values, field, placed, send } = useUserFields({
    name: 'invitation',
    initial: NOTHING,
    problem,
    fieldsOfCodes: INVITATION_FIELDS,
  });
  const { role, name, provider_id } = values;
  const email = values.email.trim();
  const chosen = roles.find(({ key }) => key === role);
  const free = providers.filter(({ user_id, is_active }) => user_id === null && is_active);

  const submit = () => {
    send();
    if (emailFault(email) === null && role !== '') {
      onSubmit({ email, role, name: name.trim() || null, provider_id: provider_id || null });
    }
  };

  return (
    <FormDialog title="Invite somebody" action="Invite" {...{ problem, placed, isSaving, onClose }} onSubmit={submit}>
      <TextInput
        label="Email"
        type="email"
        maxLength={RULES.email.maxLength}
        data-autofocus
        {...field('email', emailFault(email))}
      />
      <TextInput
        label="Name"
        description="They may write it otherwise. Can be left empty."
        maxLength={RULES.name.maxLength}
        {...field('name')}
      />
      <NativeSelect
        label="Role"
        description={chosen?.description ?? 'What they may do from the first day on.'}
        data={[{ value: '', label: 'Choose a role' }, ...assignable(roles)]}
        {...field('role', role === '' ? 'Choose a role.' : null)}
      />
      <NativeSelect
        label="Provider"
        description="Whose patients will be their own panel."
        data={providerChoices(free)}
        {...field('provider_id')}
      />
    </FormDialog>
  );
}
