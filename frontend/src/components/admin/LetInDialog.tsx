import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Role, User } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { FormDialog } from '@/lib/ui/FormDialog';
import { ReasonField } from '@/lib/ui/ReasonField';
import { useReason } from '@/lib/ui/useReason';
import { assignable } from './roleParts';

interface LetInDialogProps {
  user: User;
  roles: readonly Role[];
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (role: string, reason: string) => void;
  onClose: () => void;
}

/** Lets somebody in who asked for an account, in a role that is chosen now. */
export function LetInDialog({ user, roles, onSubmit, ...asked }: LetInDialogProps) {
  const [role, setRole] = useKeptState('role of a new user', '');
  const reason = useReason('letting somebody in', FIELD_RULES.Activation.reason);
  const [wasSent, setSent] = useState(false);
  const chosen = roles.find(({ key }) => key === role);

  const submit = () => {
    setSent(true);
    if (role !== '' && reason.fault === null) {
      onSubmit(role, reason.words);
    }
  };

  return (
    <FormDialog title={`Let ${user.name} in`} action="Let in" {...asked} onSubmit={submit}>
      <Text size="sm">
        Make sure that {user.email} is who they say they are
        {user.email_verified ? '' : '; nobody has confirmed that address yet'}.
      </Text>
      <NativeSelect
        label="Role"
        description={chosen?.description ?? 'What they may do from now on.'}
        data={[{ value: '', label: 'Choose a role' }, ...assignable(roles)]}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
        data-autofocus
        error={wasSent && role === '' ? 'Choose a role.' : undefined}
      />
      <ReasonField reason={reason} isChecked={wasSent} />
    </FormDialog>
  );
}
