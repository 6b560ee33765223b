import { DeactivateDialog } from '@/components/admin/DeactivateDialog';
import { asProblem } from '@/lib/api/problem';
import type { User } from '@/lib/api/shapes';
import { useColleagues } from '@/lib/queries/alertQueries';
import { useProviders } from '@/lib/queries/practiceQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { useDeactivateUser, useHandOver } from '@/lib/queries/userQueries';
import { tellDone } from '@/lib/ui/toasts';

/** The end of an account, with what it leaves behind. */
export function Deactivated({ user, onClose }: { user: User; onClose: () => void }) {
  const deactivate = useDeactivateUser(user.id);
  const handOver = useHandOver(user.id);
  const colleagues = useColleagues(useMay('alert.read')).data ?? [];
  const problem = deactivate.error ?? handOver.error;
  return (
    <DeactivateDialog
      name={user.name}
      handOver={handOver.data}
      colleagues={colleagues.filter(({ user_id }) => user_id !== user.id)}
      providers={useProviders().data ?? []}
      problem={problem === null ? null : asProblem(problem)}
      isSaving={deactivate.isPending}
      onSubmit={(wanted) =>
        deactivate.mutate(
          { ...wanted, version: user.version },
          {
            onSuccess: () => {
              tellDone('The account is closed.');
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
