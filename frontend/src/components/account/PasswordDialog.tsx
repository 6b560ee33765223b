import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import classes from './Account.module.css';

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

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(password === '');
    if (password !== '') {
      onConfirm(password);
    }
  };

  return (
    <Dialog title={title} size="sm" onClose={onClose}>
      <form onSubmit={submit} noValidate className={classes.stack} aria-label={title}>
        <p className={classes.words}>{children}</p>
        <Refusal problem={problem} />
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
        <div className={classes.end}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} {...(isDangerous ? { color: 'red' } : {})}>
            {confirmWords}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
