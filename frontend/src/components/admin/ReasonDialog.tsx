import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';

const LONGEST_REASON = 300;

interface ReasonDialogProps {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** What the button says. */
  action: string;
  isDangerous?: boolean;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** A step that needs a reason, which stands in the audit trail. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, action, isDangerous = false, problem, isSaving, onSubmit, onClose } = props;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const words = reason.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(words === '');
    if (words !== '') {
      onSubmit(words);
    }
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label={title}>
        <Stack gap="md">
          <Refusal problem={problem} />
          <Text component="div" size="sm">
            {children}
          </Text>
          <ReasonField reason={reason} onReason={setReason} isMissing={isMissing} isFirst />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving} {...(isDangerous ? { color: 'red.8' } : {})}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface ReasonFieldProps {
  reason: string;
  onReason: (reason: string) => void;
  /** It was sent without. */
  isMissing: boolean;
  isFirst?: boolean;
}

/** Why something is done. */
export function ReasonField({ reason, onReason, isMissing, isFirst = false }: ReasonFieldProps) {
  return (
    <Textarea
      label="Reason"
      description="Stands in the audit trail."
      value={reason}
      onChange={(event) => onReason(event.currentTarget.value)}
      maxLength={LONGEST_REASON}
      autosize
      minRows={2}
      maxRows={6}
      {...(isFirst ? { 'data-autofocus': true } : {})}
      error={isMissing && reason.trim() === '' ? 'Say why.' : undefined}
    />
  );
}
