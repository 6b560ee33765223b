import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import classes from './Account.module.css';

const LONGEST_NAME = 60;

interface PasskeyNameDialogProps {
  title: string;
  name: string;
  confirmWords: string;
  isBusy: boolean;
  problem: ApiProblem | null;
  onSubmit: (name: string) => void;
  onClose: () => void;
}

/** What a passkey is called, so that one knows it again. */
export function PasskeyNameDialog(props: PasskeyNameDialogProps) {
  const { title, name, confirmWords, isBusy, problem, onSubmit, onClose } = props;
  const [text, setText] = useState(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') {
      onSubmit(text.trim());
    }
  };
  return (
    <Dialog title={title} size="sm" onClose={onClose}>
      <form onSubmit={submit} noValidate className={classes.stack} aria-label={title}>
        <Refusal problem={problem} />
        <TextInput
          label="Name of the passkey"
          description="Such as the device that holds it."
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={LONGEST_NAME}
          data-autofocus
          error={text.trim() === '' ? 'Enter a name.' : undefined}
        />
        <div className={classes.end}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy}>
            {confirmWords}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
