import { PasswordInput, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import { FormDialog } from '@/lib/ui/FormDialog';

interface PasswordDialogProps {
  title: string;
  /** What happens after. */
  children: string;
  /** The email address, so that password managers know whose password it is. */
  email: string;
  confirmWords: string;
  isDangerous?: boolean;
  isBusy: boolean;
  problem: ApiProblem | null;
  onConfirm: (password: string) => void;
  onClose: () => void;
}

/** The password once more, before something that keeps others out is changed. */
export function PasswordDialog(props: PasswordDialogProps) {
  const { title, children, email, confirmWords, isDangerous = false, isBusy, problem, onConfirm, onClose } = props;
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    if (problem !== null) {
      setPassword('');
    }
  }, [problem]);

  const submit = () => {
    setMissing(password === '');
    if (password !== '') {
      onConfirm(password);
    }
  };

  return (
    <FormDialog
      title={title}
      size="sm"
      action={confirmWords}
      isSaving={isBusy}
      {...{ isDangerous, problem, onClose }}
      onSubmit={submit}
    >
      <Text size="sm">{children}</Text>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label="Your password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoComplete="current-password"
        data-autofocus
        error={isMissing && password === '' ? 'Enter your password.' : undefined}
        visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
      />
    </FormDialog>
  );
}
