import { Button, Checkbox, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { BulkStatusChange, BulkStatusLine, BulkStatusResult, PatientStatus } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { StatusTag } from '@/lib/ui/StatusTag';
import { STATUS_WORDS, STATUSES } from '@/lib/words/patientWords';
import { BulkOutcome } from './BulkOutcome';
import { ofPatients } from './bulkWords';

const LONGEST_REASON = 500;
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
  const { count, preview, result, problem, isBusy, onPreview, onChange, onSubmit, onClose } = props;
  const [status, setStatus] = useState<PatientStatus>('onboarding');
  const [reason, setReason] = useState('');
  const [selfPay, setSelfPay] = useState(false);
  const wanted = { status, reason: reason.trim() || null, self_pay: selfPay && status === 'active' };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (preview === undefined) {
      onPreview(wanted);
    } else {
      onSubmit(wanted);
    }
  };
  if (result !== undefined) {
    return (
      <Dialog title="Status changed" size="lg" onClose={onClose}>
        <Outcome result={result} moved="moved" />
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Dialog>
    );
  }
  return (
    <Dialog title={`Change the status of ${ofPatients(count)}`} size="lg" onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Refusal problem={problem} elsewhere={problem?.brokenRules.map(({ message }) => message) ?? []} />
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
            maxLength={LONGEST_REASON}
            autosize
            minRows={2}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              onChange();
            }}
          />
          {preview === undefined ? null : <Outcome result={preview} moved="can move" />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isBusy} disabled={preview?.moving === 0}>
              {preview === undefined ? 'Look first' : `Move ${preview.moving}`}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
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
