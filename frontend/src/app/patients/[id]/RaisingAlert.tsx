import { AlertForm } from '@/components/alerts/AlertForm';
import { asProblem } from '@/lib/api/problem';
import { useCreateAlert } from '@/lib/queries/alertChanges';
import { useColleagues } from '@/lib/queries/alertQueries';
import { useMe } from '@/lib/queries/sessionQueries';
import { tellDone } from '@/lib/ui/toasts';

/** An alert about the patient whose page this is. */
export function RaisingAlert({ patientId, onClose }: { patientId: string; onClose: () => void }) {
  const colleagues = useColleagues(true).data ?? [];
  const me = useMe().data?.id ?? '';
  const create = useCreateAlert();
  const onSuccess = () => {
    tellDone('The alert was raised.');
    onClose();
  };
  return (
    <AlertForm
      colleagues={colleagues}
      me={me}
      patient={{ id: patientId, field: () => null }}
      problem={create.error === null ? null : asProblem(create.error)}
      isSaving={create.isPending}
      onSubmit={(created) => create.mutate(created, { onSuccess })}
      onClose={onClose}
    />
  );
}
