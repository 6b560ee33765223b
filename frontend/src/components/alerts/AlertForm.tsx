import { Select, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { AlertCreate, AlertPriority, Colleague } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { ChoiceField } from '@/lib/ui/ChoiceField';
import { FormDialog } from '@/lib/ui/FormDialog';
import { PRIORITY_WORDS } from '@/lib/words/alertWords';

const LONGEST_NOTE = 1000;
/** Told at the fields that they are about. */
const FIELD_CODES: ReadonlySet<string> = new Set(['patient_not_found', 'colleague_unknown']);
const PRIORITIES = Object.entries(PRIORITY_WORDS)
  .map(([value, { label }]) => ({ value, label }))
  .reverse();

interface AlertFormProps {
  colleagues: readonly Colleague[];
  me: string;
  patient: { id: string | null; field: (error: string | undefined) => ReactNode };
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (created: AlertCreate) => void;
  onClose: () => void;
}

/** An alert that a person raises: what it is, how soon, about whom and for whom. */
export function AlertForm({ colleagues, me, patient, problem, isSaving, onSubmit, onClose }: AlertFormProps) {
  const [note, setNote] = useKeptState('note of the alert', '');
  const [priority, setPriority] = useKeptState<AlertPriority>('priority of the alert', 'normal');
  const [assignedTo, setAssignedTo] = useKeptState<string | null>('assignee of the alert', null);
  const [isNoteMissing, setNoteMissing] = useState(false);

  const submit = () => {
    const words = note.trim();
    setNoteMissing(words === '');
    if (words !== '') {
      onSubmit({ patient_id: patient.id, priority, note: words, assigned_to: assignedTo });
    }
  };

  return (
    <FormDialog
      title="New alert"
      action="Raise alert"
      problem={problem === null || FIELD_CODES.has(problem.code) ? null : problem}
      isSaving={isSaving}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label="What has to be looked at"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={LONGEST_NOTE}
        autosize
        minRows={3}
        maxRows={10}
        data-autofocus
        error={isNoteMissing && note.trim() === '' ? 'Say what has to be looked at.' : undefined}
      />
      {patient.field(problem?.code === 'patient_not_found' ? problem.message : undefined)}
      <ChoiceField
        label="Priority"
        choices={PRIORITIES}
        value={priority}
        onChange={(value) => setPriority(value as AlertPriority)}
      />
      <Select
        label="For"
        placeholder="Everybody"
        data={colleagues.map(({ user_id, name }) => ({
          value: user_id,
          label: user_id === me ? `${name} (you)` : name,
        }))}
        value={assignedTo}
        onChange={setAssignedTo}
        searchable
        clearable
        error={problem?.code === 'colleague_unknown' ? problem.message : undefined}
      />
    </FormDialog>
  );
}
