import { AccountRequests } from '@/components/admin/AccountRequests';
import type { Role, User } from '@/lib/api/shapes';
import { useUserList } from '@/lib/queries/userQueries';
import { useKeptState } from '@/lib/session/keptText';
import { LetIn } from './LetIn';

/** Those who asked for an account; nothing where nobody did. */
export function WaitingUsers({ roles }: { roles: readonly Role[] }) {
  const waiting = useUserList({ state: 'waiting', order: 'created' });
  const [letIn, setLetIn] = useKeptState<User | null>('who is let in', null);
  const users = waiting.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {users.length === 0 ? null : <AccountRequests users={users} onLetIn={setLetIn} />}
      {letIn === null ? null : <LetIn user={letIn} roles={roles} onClose={() => setLetIn(null)} />}
    </>
  );
}
