import { GrantDialog } from '@/components/admin/GrantDialog';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { asProblem } from '@/lib/api/problem';
import type { Grant, User } from '@/lib/api/shapes';
import { useMe } from '@/lib/queries/sessionQueries';
import { useEndGrant, useGrantPermission, useUserAccess } from '@/lib/queries/userQueries';
import { ReasonDialog } from '@/lib/ui/ReasonDialog';
import { tellDone } from '@/lib/ui/toasts';
import { PERMISSION_WORDS } from '@/lib/words/accountWords';

/** A permission is given beside the role, or taken away. */
export function NewGrant({ user, onClose }: { user: User; onClose: () => void }) {
  const grant = useGrantPermission(user.id);
  const answers = useUserAccess(user.id).data?.permissions ?? [];
  return (
    <GrantDialog
      name={user.name}
      held={answers.filter(({ is_held }) => is_held).map(({ permission }) => permission)}
      own={useMe().data?.permissions ?? []}
      problem={grant.error === null ? null : asProblem(grant.error)}
      isSaving={grant.isPending}
      onSubmit={(wanted) =>
        grant.mutate(wanted, {
          onSuccess: () => {
            tellDone(wanted.is_given ? 'The permission is given.' : 'The permission is taken away.');
            onClose();
          },
        })
      }
      onClose={onClose}
    />
  );
}

/** What was given or taken away counts no more. */
export function EndedGrant({ user, grant, onClose }: { user: User; grant: Grant; onClose: () => void }) {
  const end = useEndGrant(user.id);
  return (
    <ReasonDialog
      title={grant.is_given ? 'End what was given' : 'End what was taken away'}
      name="the end of a grant"
      rule={FIELD_RULES.GrantEnd.reason}
      action="End"
      problem={end.error === null ? null : asProblem(end.error)}
      isSaving={end.isPending}
      onSubmit={(reason) =>
        end.mutate(
          { grant, reason },
          {
            onSuccess: () => {
              tellDone('It counts no more.');
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      {PERMISSION_WORDS[grant.permission]}: from now on the role of {user.name} alone says whether they may.
    </ReasonDialog>
  );
}
