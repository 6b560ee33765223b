import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { ContactCreate, ContactKind } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { ChoiceField } from '@/lib/ui/ChoiceField';
import { FormDialog } from '@/lib/ui/FormDialog';
import { CONTACT_WORDS } from '@/lib/words/timelineWords';

const { maxLength, needed } = FIELD_RULES.ContactCreate.note;
const KINDS = Object.entries(CONTACT_WORDS).map(([value, label]) => ({ value, label }));

interface ContactDialogProps {
  problem: ApiProblem | null;
  isSaving: boolean;
  /** A time on the practice's clock (`2026-11-25T14:30`) as a moment. */
  momentOf: (clock: string) => string;
  onSubmit: (contact: ContactCreate) => void;
  onClose: () => void;
}

/** Notes how the practice was in touch with the patient. */
export function ContactDialog({ problem, isSaving, momentOf, onSubmit, onClose }: ContactDialogProps) {
  const [kind, setKind] = useKeptState<ContactKind>('kind of contact', 'call');
  const [note, setNote] = useKeptState('note of the contact', '');
  const [at, setAt] = useKeptState('time of the contact', '');
  const [wasSent, setSent] = useState(false);
  const isMissing = note.trim() === '';
  const placed = placedRules(problem, { at, note }, {});
  const errorAt = (place: string) => placed.atFields.find((each) => each.place === place)?.message;

  const submit = () => {
    setSent(true);
    if (!isMissing) {
      onSubmit({ kind, note: note.trim(), at: at === '' ? null : momentOf(at) });
    }
  };

  return (
    <FormDialog title="Note a contact" action="Save" {...{ problem, placed, isSaving, onClose }} onSubmit={submit}>
      <ChoiceField label="How" choices={KINDS} value={kind} onChange={(value) => setKind(value as ContactKind)} />
      <Textarea
        label="What it was about"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={maxLength}
        autosize
        minRows={3}
        maxRows={10}
        data-autofocus
        error={wasSent && isMissing ? needed : errorAt('note')}
      />
      <TextInput
        label="When"
        description="Left empty: now."
        type="datetime-local"
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
        error={errorAt('at')}
      />
    </FormDialog>
  );
}
