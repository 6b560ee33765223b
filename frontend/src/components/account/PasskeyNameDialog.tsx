import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import { FormDialog } from '@/lib/ui/FormDialog';

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
  const submit = () => {
    if (text.trim() !== '') {
      onSubmit(text.trim());
    }
  };
  return (
    <FormDialog
      title={title}
      size="sm"
      action={confirmWords}
      isSaving={isBusy}
      {...{ problem, onClose }}
      onSubmit={submit}
    >
      <TextInput
        label="Name of the passkey"
        description="Such as the device that holds it."
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={LONGEST_NAME}
        data-autofocus
        error={text.trim() === '' ? 'Enter a name.' : undefined}
      />
    </FormDialog>
  );
}
