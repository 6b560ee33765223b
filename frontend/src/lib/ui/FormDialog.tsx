import { Button, Group, type ModalProps, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import type { placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import { Dialog } from './Dialog';
import { Refusal } from './Refusal';

interface FormDialogProps {
  title: string;
  size?: NonNullable<ModalProps['size']>;
  children: ReactNode;
  /** What the button says. */
  action: string;
  /** What the way out says. */
  cancel?: string;
  /** It takes something away. */
  isDangerous?: boolean;
  /** What the form asks about is not known yet. */
  isDisabled?: boolean;
  problem: ApiProblem | null;
  /** Why it was refused, in place of the API's words. */
  words?: string | undefined;
  /** What was found wrong: what stands at a field is not said above once more. */
  placed?: ReturnType<typeof placedRules>;
  isSaving: boolean;
  onSubmit: () => void;
  onClose: () => void;
}

/** A form that stands before the page: why it was refused, its fields, and the way out beside the way on. */
export function FormDialog(props: FormDialogProps) {
  const { title, size = 'md', children, action, cancel = 'Cancel', isSaving, onClose } = props;
  const { isDangerous = false, isDisabled = false } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <Dialog title={title} size={size} onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label={title} autoComplete="off">
        <Stack gap="md">
          <Refused {...props} />
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={isSaving} disabled={isDisabled} {...(isDangerous ? { color: 'red.8' } : {})}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Refused({ problem, words, placed }: Pick<FormDialogProps, 'problem' | 'words' | 'placed'>) {
  const elsewhere = placed?.elsewhere ?? [];
  const isSaidAtFields = placed !== undefined && placed.atFields.length > 0 && elsewhere.length === 0;
  return <Refusal problem={isSaidAtFields ? null : problem} words={words} elsewhere={elsewhere} />;
}
