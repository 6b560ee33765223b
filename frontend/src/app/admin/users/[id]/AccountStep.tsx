import { EditUserDialog } from '@/components/admin/EditUserDialog';
import { RoleChangeDialog } from '@/components/admin/RoleChangeDialog';
import { SureDialog } from '@/components/admin/SureDialog';
import type { UserStep } from '@/components/admin/UserCard';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { asProblem } from '@/lib/api/problem';
import type { Grant, Role, User } from '@/lib/api/shapes';
import { useProviders } from '@/lib/queries/practiceQueries';
import { useActivateUser, useEndSessions, useResetSecondFactor, useUpdateUser } from '@/lib/queries/userQueries';
import { ReasonDialog } from '@/lib/ui/ReasonDialog';
import { tellDone } from '@/lib/ui/toasts';
import { LetIn } from '../LetIn';
import { EndedGrant, NewGrant } from './ChangedGrant';
import { Deactivated } from './Deactivated';

/** What is being done with the account, or with one of its grants. */
export type Step = UserStep | 'grant' | Grant;

interface AccountStepProps {
  step: Step;
  user: User;
  roles: readonly Role[];
  onClose: () => void;
}

/** The one step that was chosen, in its dialog. */
export function AccountStep({ step, user, roles, onClose }: AccountStepProps) {
  if (typeof step !== 'string') {
    return <EndedGrant user={user} grant={step} onClose={onClose} />;
  }
  switch (step) {
    case 'edit':
      return <Edited user={user} onClose={onClose} />;
    case 'role':
      return <ChangedRole user={user} roles={roles} onClose={onClose} />;
    case 'sessions':
      return <EndedSessions user={user} onClose={onClose} />;
    case 'second_factor':
      return <SecondFactorReset user={user} onClose={onClose} />;
    case 'deactivate':
      return <Deactivated user={user} onClose={onClose} />;
    case 'activate':
      return <Activated user={user} onClose={onClose} />;
    case 'let_in':
      return <LetIn user={user} roles={roles} onClose={onClose} />;
    case 'grant':
      return <NewGrant user={user} onClose={onClose} />;
  }
}

interface OneUserProps {
  user: User;
  onClose: () => void;
}

/** What every dialog shows of its change, and what follows when it is done. */
function stateOf({ error, isPending }: { error: Error | null; isPending: boolean }) {
  return { problem: error === null ? null : asProblem(error), isSaving: isPending };
}

function then(words: string, onClose: () => void) {
  return {
    onSuccess: () => {
      tellDone(words);
      onClose();
    },
  };
}

function Edited({ user, onClose }: OneUserProps) {
  const update = useUpdateUser(user.id);
  return (
    <EditUserDialog
      user={user}
      providers={useProviders().data ?? []}
      {...stateOf(update)}
      onSubmit={(wanted) =>
        update.mutate({ ...wanted, role: user.role, version: user.version }, then('The changes are saved.', onClose))
      }
      onClose={onClose}
    />
  );
}

function ChangedRole({ user, roles, onClose }: OneUserProps & Pick<AccountStepProps, 'roles'>) {
  const update = useUpdateUser(user.id);
  const { name, email, provider_id, version } = user;
  return (
    <RoleChangeDialog
      user={user}
      roles={roles}
      {...stateOf(update)}
      onSubmit={(role, reason) =>
        update.mutate({ name, email, provider_id, version, role, reason }, then('The role is changed.', onClose))
      }
      onClose={onClose}
    />
  );
}

function EndedSessions({ user, onClose }: OneUserProps) {
  const end = useEndSessions(user.id);
  return (
    <SureDialog
      title={`End the sessions of ${user.name}`}
      action="End sessions"
      {...stateOf(end)}
      onSubmit={() => end.mutate(undefined, then('The sessions are over.', onClose))}
      onClose={onClose}
    >
      {user.name} is signed out everywhere within five seconds and can sign in again. What is not saved is lost.
    </SureDialog>
  );
}

function SecondFactorReset({ user, onClose }: OneUserProps) {
  const reset = useResetSecondFactor(user.id);
  return (
    <ReasonDialog
      title={`Reset the second factor of ${user.name}`}
      name="the second factor"
      rule={FIELD_RULES.ResetRequest.reason}
      action="Reset second factor"
      isDangerous
      {...stateOf(reset)}
      onSubmit={(reason) => reset.mutate(reason, then('The second factor is gone.', onClose))}
      onClose={onClose}
    >
      App, passkeys, recovery codes and trusted browsers of {user.name} count no more, and the password alone signs in.
      Make sure by another way, such as a call, that it is them who ask.
    </ReasonDialog>
  );
}

function Activated({ user, onClose }: OneUserProps) {
  const activate = useActivateUser(user.id);
  return (
    <ReasonDialog
      title={`Activate ${user.name}`}
      name="the activation"
      rule={FIELD_RULES.Activation.reason}
      action="Activate"
      {...stateOf(activate)}
      onSubmit={(reason) =>
        activate.mutate({ reason, version: user.version }, then('They can sign in again.', onClose))
      }
      onClose={onClose}
    >
      {user.name} can sign in again as {user.role_name}. What was handed over stays where it is.
    </ReasonDialog>
  );
}
