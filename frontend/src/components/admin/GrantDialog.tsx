import { Button, Group, NativeSelect, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { GrantCreate, Permission } from '@/lib/api/shapes';
import { fromLocal } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useKeptState } from '@/lib/session/keptText';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { PERMISSION_WORDS } from '@/lib/words/accountWords';
import { PERMISSION_GROUPS } from '@/lib/words/permissionWords';
import { ReasonField } from './ReasonDialog';

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
export function GrantDialog({ name, held, own, problem, isSaving, onSubmit, onClose }: GrantDialogProps) {
  const { zone } = usePracticeTime();
  const [kind, setKind] = useKeptState('kind of the grant', 'give');
  const [permission, setPermission] = useKeptState<Permission | ''>('permission of the grant', '');
  const [until, setUntil] = useKeptState('end of the grant', '');
  const [reason, setReason] = useKeptState('reason of the grant', '');
  const [wasSent, setSent] = useState(false);
  const isGiven = kind === 'give';
  const title = isGiven ? `Give ${name} a permission` : `Take a permission from ${name}`;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (permission !== '' && reason.trim() !== '') {
      const expires = until === '' ? null : fromLocal(until, zone);
      onSubmit({ permission, is_given: isGiven, reason: reason.trim(), expires_at: expires });
    }
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate aria-label={title}>
        <Stack gap="md">
          <Refusal problem={problem} />
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
          <ReasonField reason={reason} onReason={setReason} isMissing={wasSent} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={isSaving} {...(isGiven ? {} : { color: 'red.8' })}>
              {isGiven ? 'Give permission' : 'Take permission away'}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
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
