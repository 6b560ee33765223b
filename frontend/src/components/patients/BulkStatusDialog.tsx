import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { BulkStatusChange, BulkStatusLine, BulkStatusResult, PatientStatus } from '@/lib/api/shapes';
import { StatusTag } from '@/lib/ui/StatusTag';
import { STATUS_WORDS, STATUSES } from '@/lib/words/patientWords';
import { BulkDialog } from './BulkDialog';
import { BulkOutcome } from './BulkOutcome';
import { ofPatients } from './bulkWords';

const CHOICES = STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status].label }));

type WantedMove = Omit<BulkStatusChange, 'patients'>;

interface BulkStatusDialogProps {
  /** How many were chosen. */
  count: number;
  /** What would happen, once somebody has looked; forgotten when the question changes. */
  preview: BulkStatusResult | undefined;
  /** What happened. */
  result: BulkStatusResult | undefined;
  problem: ApiProblem | null;
  isBusy: boolean;
  onPreview: (wanted: WantedMove) => void;
  onChange: () => void;
  onSubmit: (wanted: WantedMove) => void;
  onClose: () => void;
}

/** The same move for many patients: first who would move and who would not, then the move, then what became of each. */
export function BulkStatusDialog(props: BulkStatusDialogProps) {
  const { count, preview, result, onPreview, onChange, onSubmit, ...flow } = props;
  const [status, setStatus] = useState<PatientStatus>('onboarding');
  const [reason, setReason] = useState('');
  const [selfPay, setSelfPay] = useState(false);
  const wanted = { status, reason: reason.trim() || null, self_pay: selfPay && status === 'active' };

  return (
    <BulkDialog
      title={`Change the status of ${ofPatients(count)}`}
      doneTitle="Status changed"
      seen={preview === undefined ? null : <Outcome result={preview} moved="can move" />}
      done={result === undefined ? null : <Outcome result={result} moved="moved" />}
      action={`Move ${preview?.moving}`}
      isDisabled={preview?.moving === 0}
      {...flow}
      onPreview={() => onPreview(wanted)}
      onSubmit={() => onSubmit(wanted)}
    >
      <NativeSelect
        label="Move to"
        data={CHOICES}
        value={status}
        onChange={(event) => {
          setStatus(event.currentTarget.value as PatientStatus);
          onChange();
        }}
      />
      {status === 'active' ? (
        <Checkbox
          label="They pay without insurance"
          description="For those who have no coverage in force; say why below."
          checked={selfPay}
          onChange={(event) => {
            setSelfPay(event.currentTarget.checked);
            onChange();
          }}
        />
      ) : null}
      <Textarea
        label="Reason"
        description="Kept in each patient’s history."
        value={reason}
        maxLength={FIELD_RULES.BulkStatusChange.reason.maxLength}
        autosize
        minRows={2}
        onChange={(event) => {
          setReason(event.currentTarget.value);
          onChange();
        }}
      />
    </BulkDialog>
  );
}

/** How many went, and of the others each with the reason. */
function Outcome({ result, moved }: { result: BulkStatusResult; moved: string }) {
  const refused = result.lines.filter(({ outcome }) => outcome === 'refused');
  return (
    <BulkOutcome
      summary={`${result.moving} ${moved}${refused.length === 0 ? '.' : `, ${refused.length} cannot.`}`}
      label="Who cannot move"
      others={refused.map((line) => ({
        ...line,
        aside: line.from_status === null ? null : <StatusTag status={line.from_status} />,
        why: whyOf(line),
      }))}
    />
  );
}

function whyOf({ message, missing = [] }: BulkStatusLine): string {
  return missing.length > 0 ? missing.map((part) => part.message).join(' ') : (message ?? '');
}
