import { Textarea } from '@mantine/core';
import type { Reason } from './useReason';

interface ReasonFieldProps {
  reason: Reason;
  label?: string;
  /** Where the reason is read again. */
  description?: string;
  /** It was sent: what is wrong with it is said. */
  isChecked: boolean;
  /** What the API found wrong with it. */
  refusal?: string | undefined;
  /** The dialog begins with it. */
  isFirst?: boolean;
}

/** Why something is done. */
export function ReasonField(props: ReasonFieldProps) {
  const { reason, label = 'Reason', description = 'Kept in the audit trail.', isChecked, refusal } = props;
  return (
    <Textarea
      label={label}
      description={description}
      value={reason.text}
      onChange={(event) => reason.onText(event.currentTarget.value)}
      maxLength={reason.longest}
      autosize
      minRows={2}
      maxRows={6}
      {...(props.isFirst ? { 'data-autofocus': true } : {})}
      error={(isChecked ? reason.fault : null) ?? refusal}
    />
  );
}
