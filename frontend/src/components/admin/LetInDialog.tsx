import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { Role, User } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { ReasonField } from './ReasonDialog';

interface LetInDialogProps {
  user: User;
  roles: readonly Role[];
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (role: string, reason: string) => void;
  onClose: () => void;
}

/** Lets somebody in who asked for an account, in a role that is chosen now. */
export function LetInDialog({ user, roles, problem, isSaving, onSubmit, onClose }: LetInDialogProps) {
  const [role, setRole] = useState('');
  const [reason, setReason] = useState('');
  const [wasSent, setSent] = useState(false);
  const offered = roles.filter(({ is_assignable }) => is_assignable);
  const chosen = offered.find(({ key }) => key === role);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (role !== '' && reason.trim() !== '') {
      onSubmit(role, reason.trim());
    }
  };

  return (
    <Dialog title={`Let ${user.name} in`} onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label={`Let ${user.name} in`}>
        <Stack gap="md">
          <Refusal problem={problem} />
          <Text size="sm">
            Make sure that {user.email} is who they say they are
            {user.email_verified ? '' : '; nobody has confirmed that address yet'}.
          </Text>
          <NativeSelect
            label="Role"
            description={chosen?.description ?? 'What they may do from now on.'}
            data={[
              { value: '', label: 'Choose a role' },
              ...offered.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value)}
            error={wasSent && role === '' ? 'Choose a role.' : undefined}
          />
          <ReasonField reason={reason} onReason={setReason} isMissing={wasSent} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving}>
              Let in
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
