import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { GrantCreate, Permission } from '@/lib/api/shapes';
import { fromLocal } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useKeptState } from '@/lib/session/keptText';
import { FormDialog } from '@/lib/ui/FormDialog';
import { ReasonField } from '@/lib/ui/ReasonField';
import { useReason } from '@/lib/ui/useReason';
import { PERMISSION_WORDS } from '@/lib/words/accountWords';
import { PERMISSION_GROUPS } from '@/lib/words/permissionWords';

interface GrantDialogProps {
  name: string;
  /** What the user may do now: the rest can be given, this can be taken away. */
  held: readonly Permission[];
  /** What the signed-in person may do: nothing else is theirs to give or to take. */
  own: readonly Permission[];
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (wanted: GrantCreate) => void;
  onClose: () => void;
}

const KINDS = [
  { value: 'give', label: 'Give' },
  { value: 'take', label: 'Take away' },
];

/** One permission given to one user beside the role, or taken away whatever the role says. */
export function GrantDialog({ name, held, own, onSubmit, ...asked }: GrantDialogProps) {
  const { zone } = usePracticeTime();
  const [kind, setKind] = useKeptState('kind of the grant', 'give');
  const [permission, setPermission] = useKeptState<Permission | ''>('permission of the grant', '');
  const [until, setUntil] = useKeptState('end of the grant', '');
  const reason = useReason('the grant', FIELD_RULES.GrantCreate.reason);
  const [wasSent, setSent] = useState(false);
  const isGiven = kind === 'give';

  const submit = () => {
    setSent(true);
    if (permission !== '' && reason.fault === null) {
      const expires = until === '' ? null : fromLocal(until, zone);
      onSubmit({ permission, is_given: isGiven, reason: reason.words, expires_at: expires });
    }
  };

  return (
    <FormDialog
      title={isGiven ? `Give ${name} a permission` : `Take a permission from ${name}`}
      action={isGiven ? 'Give permission' : 'Take permission away'}
      isDangerous={!isGiven}
      {...asked}
      onSubmit={submit}
    >
      <SegmentedControl
        aria-label="What to do"
        data={KINDS}
        value={kind}
        onChange={(value) => {
          setKind(value);
          setPermission('');
        }}
      />
      <NativeSelect
        label="Permission"
        value={permission}
        onChange={(event) => setPermission(event.currentTarget.value as Permission | '')}
        data={[{ value: '', label: 'Choose a permission' }, ...choices(held, own, isGiven)]}
        error={wasSent && permission === '' ? 'Choose the permission.' : undefined}
      />
      <TextInput
        type="datetime-local"
        label="Until"
        description="On the practice’s clock. Without it, until somebody ends it."
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <ReasonField reason={reason} isChecked={wasSent} />
    </FormDialog>
  );
}

/** What is not held can be given, what is held can be taken away. */
function choices(held: readonly Permission[], own: readonly Permission[], isGiven: boolean) {
  return PERMISSION_GROUPS.map(({ label, permissions }) => ({
    group: label,
    items: permissions
      .filter((each) => own.includes(each) && held.includes(each) !== isGiven)
      .map((each) => ({ value: each, label: PERMISSION_WORDS[each] })),
  })).filter(({ items }) => items.length > 0);
}
