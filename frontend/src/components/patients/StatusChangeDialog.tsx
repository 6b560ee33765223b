import { Button, Checkbox, Group, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { Patient, PatientStatus, StatusChange, StatusMove, StatusStep } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { StatusTag } from '@/lib/ui/StatusTag';
import { STATUS_WORDS } from '@/lib/words/patientWords';
import { MissingParts } from './MissingParts';
import classes from './StatusChangeDialog.module.css';
import { StatusConflict } from './StatusConflict';

const LONGEST_REASON = 500;

interface StatusChangeDialogProps {
  /** The patient as known now; becomes newer while the dialog is open when somebody else changes it. */
  patient: Patient;
  lastStep: StatusStep | undefined;
  nameOf: (actor: string) => string;
  /** What each move still needs, once it is known. */
  moves?: readonly StatusMove[] | undefined;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (change: StatusChange) => void;
  /** The problem was understood. */
  onRead: () => void;
  onClose: () => void;
}

/** One of the moves that the workflow allows, with a reason, made on the version that the person has looked at. */
export function StatusChangeDialog(props: StatusChangeDialogProps) {
  const { patient, lastStep, nameOf, moves = [], problem, isSaving, onSubmit, onRead, onClose } = props;
  const [seen, setSeen] = useState(patient);
  const [status, setStatus] = useKeptState<PatientStatus | null>('next status', null);
  const [reason, setReason] = useKeptState('reason of the status', '');
  const [isSelfPay, setSelfPay] = useKeptState('pays without insurance', false);
  const isStale = problem?.code === 'stale_patient' || patient.version > seen.version;
  const chosen = status !== null && seen.next_statuses.includes(status) ? status : null;

  const { missing, selfPays, canSelfPay, needsReason } = neededFor(moves, chosen, isSelfPay);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== null) {
      onSubmit({ status: chosen, version: seen.version, reason: reason.trim() || null, self_pay: selfPays });
    }
  };
  const lookAgain = () => {
    setSeen(patient);
    onRead();
  };

  return (
    <Dialog title="Change status" onClose={onClose}>
      {isStale ? (
        <StatusConflict
          seen={seen}
          now={newerThan(seen, patient)}
          lastStep={lastStep}
          nameOf={nameOf}
          onLookAgain={lookAgain}
        />
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            <Refusal problem={problem} />
            <p className={classes.now}>
              Now <StatusTag status={seen.status} />
            </p>
            <Radio.Group
              value={chosen}
              onChange={(value) => setStatus(value as PatientStatus)}
              label="Move to"
              classNames={{ label: classes.label }}
            >
              <Stack gap={8}>
                {seen.next_statuses.map((next, at) => (
                  <Radio.Card
                    key={next}
                    value={next}
                    className={classes.choice}
                    data-tone={STATUS_WORDS[next].tone}
                    data-autofocus={at === 0 || undefined}
                  >
                    <Radio.Indicator />
                    <span className={classes.words}>
                      <strong>{STATUS_WORDS[next].label}</strong>
                      <span>{STATUS_WORDS[next].meaning}</span>
                    </span>
                  </Radio.Card>
                ))}
              </Stack>
            </Radio.Group>
            <MissingParts parts={missing} />
            {canSelfPay ? <SelfPay pays={isSelfPay} onChange={setSelfPay} /> : null}
            <Textarea
              label="Reason"
              withAsterisk={needsReason}
              description="Kept in the patient’s history."
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={LONGEST_REASON}
              autosize
              minRows={2}
              error={messageAt(problem, 'body.reason')}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" disabled={chosen === null || missing.length > 0} loading={isSaving}>
                {chosen === null ? 'Change status' : `Move to ${STATUS_WORDS[chosen].label}`}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}

/** What stands in the way of the chosen move; insurance does not for whoever pays without one. */
function neededFor(moves: readonly StatusMove[], chosen: PatientStatus | null, isSelfPay: boolean) {
  const move = moves.find(({ status }) => status === chosen);
  const canSelfPay = move?.can_be_self_paid ?? false;
  const selfPays = isSelfPay && canSelfPay;
  const missing = (move?.missing ?? []).filter(({ rule }) => !(selfPays && rule === 'coverage_needed'));
  return { missing, selfPays, canSelfPay, needsReason: selfPays || (move?.needs_reason ?? false) };
}

function messageAt(problem: ApiProblem | null, place: string): string | undefined {
  return problem?.brokenRules.find((rule) => rule.place === place)?.message;
}

/** In place of an insurance that is in force. */
function SelfPay({ pays, onChange }: { pays: boolean; onChange: (pays: boolean) => void }) {
  return (
    <Checkbox
      label="Pays without insurance"
      description="Say why below."
      checked={pays}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

function newerThan(seen: Patient, patient: Patient): Patient | null {
  return patient.version > seen.version ? patient : null;
}
