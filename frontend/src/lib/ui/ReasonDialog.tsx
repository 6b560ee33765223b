import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { FieldRule } from '@/lib/api/ruled';
import { FormDialog } from './FormDialog';
import { ReasonField } from './ReasonField';
import { useReason } from './useReason';

interface ReasonDialogProps {
  title: string;
  /** What will happen. */
  children: ReactNode;
  /** What the reason is for: unique on the page. */
  name: string;
  /** What the API asks of the reason. */
  rule: FieldRule;
  /** Where the reason is read again. */
  description?: string;
  /** What the button says. */
  action: string;
  isDangerous?: boolean;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (reason: string) => void;
  onClose: () => void;
}

/** A step that needs a reason and nothing else. */
export function ReasonDialog({ children, name, rule, description, onSubmit, ...dialog }: ReasonDialogProps) {
  const reason = useReason(name, rule);
  const [wasSent, setSent] = useState(false);
  const submit = () => {
    setSent(true);
    if (reason.fault === null) {
      onSubmit(reason.words);
    }
  };
  return (
    <FormDialog {...dialog} onSubmit={submit}>
      <Text component="div" size="sm">
        {children}
      </Text>
      <ReasonField
        reason={reason}
        isChecked={wasSent}
        isFirst
        {...(description === undefined ? {} : { description })}
      />
    </FormDialog>
  );
}
