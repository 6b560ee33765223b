import { NativeSelect, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import type { ApiProblem } from '@/lib/api/problem';
import type { Colleague, Deactivation, HandOver, Provider } from '@/lib/api/shapes';
import { useKeptState } from '@/lib/session/keptText';
import { FormDialog } from '@/lib/ui/FormDialog';
import { ReasonField } from '@/lib/ui/ReasonField';
import { useReason } from '@/lib/ui/useReason';

interface DeactivateDialogProps {
  name: string;
  /** What the user leaves behind; undefined while that is being counted. */
  handOver: HandOver | undefined;
  /** Who can take the alerts. */
  colleagues: readonly Colleague[];
  /** Who can take the patients. */
  providers: readonly Provider[];
  problem: ApiProblem | null;
  isSaving: boolean;
  onSubmit: (wanted: Omit<Deactivation, 'version'>) => void;
  onClose: () => void;
}

/** Closes an account, after a look at what it leaves behind and to whom that goes. */
export function DeactivateDialog(props: DeactivateDialogProps) {
  const { name, handOver, colleagues, providers, problem, isSaving, onSubmit, onClose } = props;
  const [toUser, setToUser] = useKeptState('who takes the alerts', '');
  const [toProvider, setToProvider] = useKeptState('who takes the patients', '');
  const reason = useReason('the end', FIELD_RULES.Deactivation.reason);
  const [wasSent, setSent] = useState(false);

  const submit = () => {
    setSent(true);
    if (reason.fault === null) {
      onSubmit({ reason: reason.words, to_user_id: toUser || null, to_provider_id: toProvider || null });
    }
  };

  return (
    <FormDialog
      title={`Deactivate ${name}`}
      action="Deactivate"
      isDangerous
      isDisabled={handOver === undefined}
      {...{ problem, isSaving, onClose }}
      onSubmit={submit}
    >
      <Text size="sm">
        {name} is signed out everywhere and cannot sign in again, until somebody activates the account. What they did
        stays known.
      </Text>
      {handOver === undefined ? <Skeleton height={64} radius="md" /> : null}
      {handOver === undefined || handOver.alerts === 0 ? null : (
        <NativeSelect
          label={`${countOf(handOver.alerts, 'open alert')} to`}
          description="Alerts that were assigned to this user."
          data={[
            { value: '', label: 'Everybody' },
            ...colleagues.map(({ user_id, name: called }) => ({ value: user_id, label: called })),
          ]}
          value={toUser}
          onChange={(event) => setToUser(event.currentTarget.value)}
        />
      )}
      {handOver === undefined || handOver.patients === 0 ? null : (
        <NativeSelect
          label={`${countOf(handOver.patients, 'patient')} to`}
          description="Patients of the provider that the account is linked to."
          data={[
            { value: '', label: 'Nobody: they stay where they are' },
            ...providers
              .filter(({ id, is_active }) => is_active && id !== handOver.provider_id)
              .map(({ id, display_name }) => ({ value: id, label: display_name })),
          ]}
          value={toProvider}
          onChange={(event) => setToProvider(event.currentTarget.value)}
        />
      )}
      {handOver?.alerts === 0 && handOver.patients === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing is left behind: no open alert and no patient.
        </Text>
      ) : null}
      <ReasonField reason={reason} isChecked={wasSent} isFirst />
    </FormDialog>
  );
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
