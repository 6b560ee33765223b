import { LetInDialog } from '@/components/admin/LetInDialog';
import { asProblem } from '@/lib/api/problem';
import type { Role, User } from '@/lib/api/shapes';
import { useActivateUser } from '@/lib/queries/userQueries';
import { tellDone } from '@/lib/ui/toasts';

interface LetInProps {
  user: User;
  roles: readonly Role[];
  onClose: () => void;
}

/** Somebody who asked for an account gets one. */
export function LetIn({ user, roles, onClose }: LetInProps) {
  const letIn = useActivateUser(user.id);
  return (
    <LetInDialog
      user={user}
      roles={roles}
      problem={letIn.error === null ? null : asProblem(letIn.error)}
      isSaving={letIn.isPending}
      onSubmit={(role, reason) =>
        letIn.mutate(
          { role, reason, version: user.version },
          {
            onSuccess: () => {
              tellDone('They can sign in from now on.');
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
