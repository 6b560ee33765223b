import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import type { operations } from '@/lib/api/schema';
import type {
  Activation,
  Deactivation,
  Grant,
  GrantCreate,
  Permission,
  User,
  UserCreate,
  UserPage,
  UserUpdate,
} from '@/lib/api/shapes';
import { reading } from './automaticRefetch';

/** Which users, in which order. */
export type UserListQuery = Omit<NonNullable<operations['list_users']['parameters']['query']>, 'after'>;

const userKeys = {
  all: ['users'] as const,
  lists: ['users', 'list'] as const,
  one: (id: string) => ['users', 'one', id] as const,
  account: (id: string) => [...userKeys.one(id), 'account'] as const,
  access: (id: string) => [...userKeys.one(id), 'access'] as const,
  grants: (id: string) => [...userKeys.one(id), 'grants'] as const,
  handOver: (id: string) => [...userKeys.one(id), 'hand-over'] as const,
  holders: (permission: Permission) => ['users', 'holders', permission] as const,
  invitations: ['invitations'] as const,
};

/** The newer of two readings of one account: answers may overtake each other. */
function newer(known: unknown, read: unknown): unknown {
  const before = known as User | undefined;
  const after = read as User;
  return before !== undefined && before.version > after.version ? before : after;
}

const list = (query: UserListQuery) =>
  infiniteQueryOptions({
    queryKey: [...userKeys.lists, query],
    queryFn: ({ pageParam: after, ...context }) =>
      answerOf(
        api.GET('/api/v1/users', {
          params: { query: after === null ? query : { ...query, after } },
          ...reading(context),
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: UserPage) => page.next_after,
    placeholderData: keepPreviousData,
  });

const pathOf = (id: string) => ({ path: { user_id: id } });

const account = (id: string) =>
  queryOptions({
    queryKey: userKeys.account(id),
    queryFn: (context) => answerOf(api.GET('/api/v1/users/{user_id}', { params: pathOf(id), ...reading(context) })),
    structuralSharing: newer,
  });

const access = (id: string) =>
  queryOptions({
    queryKey: userKeys.access(id),
    queryFn: (context) =>
      answerOf(api.GET('/api/v1/users/{user_id}/access', { params: pathOf(id), ...reading(context) })),
  });

const grants = (id: string) =>
  queryOptions({
    queryKey: userKeys.grants(id),
    queryFn: (context) =>
      answerOf(api.GET('/api/v1/users/{user_id}/grants', { params: pathOf(id), ...reading(context) })),
  });

const handOver = (id: string) =>
  queryOptions({
    queryKey: userKeys.handOver(id),
    queryFn: (context) =>
      answerOf(api.GET('/api/v1/users/{user_id}/hand-over', { params: pathOf(id), ...reading(context) })),
    gcTime: 0, // what is left behind is counted anew each time that it is asked for
  });

const holders = (permission: Permission) =>
  queryOptions({
    queryKey: userKeys.holders(permission),
    queryFn: (context) =>
      answerOf(api.GET('/api/v1/users/holders', { params: { query: { permission } }, ...reading(context) })),
    placeholderData: keepPreviousData,
  });

const invitations = queryOptions({
  queryKey: userKeys.invitations,
  queryFn: (context) => answerOf(api.GET('/api/v1/users/invitations', reading(context))),
});

/** Everybody who can sign in, could, or asked to, page by page. */
export function useUserList(query: UserListQuery) {
  return useInfiniteQuery(list(query));
}

export function useUser(id: string) {
  return useQuery(account(id));
}

/** What somebody may do, each permission with its reason. */
export function useUserAccess(id: string) {
  return useQuery(access(id));
}

/** What a user was ever given or denied beside the role, the newest first. */
export function useGrants(id: string) {
  return useQuery(grants(id));
}

/** Who can do one thing, and why. */
export function useHolders(permission: Permission) {
  return useQuery(holders(permission));
}

/** What a user would leave behind. */
export function useHandOver(id: string) {
  return useQuery(handOver(id));
}

/** The last invitations, the newest first. */
export function useInvitations() {
  return useQuery(invitations);
}

/** Ask somebody to work here. */
export function useInvite() {
  return useChange((body: UserCreate) => answerOf(api.POST('/api/v1/users', { body })), readInvitations);
}

/** Send an invitation again; the links before are worth nothing any more. */
export function useResendInvitation() {
  return useChange(
    (id: string) =>
      answerOf(
        api.POST('/api/v1/users/invitations/{invitation_id}/resend', { params: { path: { invitation_id: id } } }),
      ),
    readInvitations,
  );
}

/** Take an invitation back. */
export function useRevokeInvitation() {
  return useChange(
    (id: string) =>
      answerOf(
        api.POST('/api/v1/users/invitations/{invitation_id}/revoke', { params: { path: { invitation_id: id } } }),
      ),
    readInvitations,
  );
}

/** A link to hand over, shown once, where no mail goes out. */
export function useInvitationLink() {
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.POST('/api/v1/users/invitations/{invitation_id}/link', { params: { path: { invitation_id: id } } })),
    gcTime: 0, // it signs somebody up
  });
}

/** Name, address, role and provider, made on the version that the person looked at. */
export function useUpdateUser(id: string) {
  return useAccountChange((body: UserUpdate) =>
    answerOf(api.PUT('/api/v1/users/{user_id}', { params: pathOf(id), body })),
  );
}

/** Close the account, and hand over what it leaves behind. */
export function useDeactivateUser(id: string) {
  return useAccountChange((body: Deactivation) =>
    answerOf(api.POST('/api/v1/users/{user_id}/deactivate', { params: pathOf(id), body })),
  );
}

/** Open the account, or let somebody in who asked for one, in a role that is given with it. */
export function useActivateUser(id: string) {
  return useAccountChange((body: Activation) =>
    answerOf(api.POST('/api/v1/users/{user_id}/activate', { params: pathOf(id), body })),
  );
}

/** Sign the user out everywhere. */
export function useEndSessions(id: string) {
  return useChange(() => answerOf(api.POST('/api/v1/users/{user_id}/end-sessions', { params: pathOf(id) })), readUsers);
}

/** Take the second factor away, for somebody who lost it. */
export function useResetSecondFactor(id: string) {
  return useChange(
    (reason: string) =>
      answerOf(api.POST('/api/v1/users/{user_id}/second-factor/reset', { params: pathOf(id), body: { reason } })),
    readUsers,
  );
}

/** Give one permission beside the role, or take one away. */
export function useGrantPermission(id: string) {
  return useChange(
    (body: GrantCreate) => answerOf(api.POST('/api/v1/users/{user_id}/grants', { params: pathOf(id), body })),
    readUsers,
  );
}

/** A grant or revocation ends now. */
export function useEndGrant(id: string) {
  return useChange(
    ({ grant, reason }: { grant: Grant; reason: string }) =>
      answerOf(
        api.POST('/api/v1/users/{user_id}/grants/{grant_id}/end', {
          params: { path: { user_id: id, grant_id: grant.id } },
          body: { reason },
        }),
      ),
    readUsers,
  );
}

function readInvitations(client: QueryClient) {
  return client.invalidateQueries({ queryKey: userKeys.invitations });
}

function readUsers(client: QueryClient) {
  return client.invalidateQueries({ queryKey: userKeys.all });
}

/** A change after which what it touched is read again, also when it was refused: somebody may have been faster. */
function useChange<Wanted, Saved>(
  send: (wanted: Wanted) => Promise<Saved>,
  readAgain: (client: QueryClient) => Promise<void>,
) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSettled: () => readAgain(client) });
}

/** A change of one account, whose answer is its newest reading. */
function useAccountChange<Wanted>(send: (wanted: Wanted) => Promise<User>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (saved) => client.setQueryData(userKeys.account(saved.id), saved),
    onSettled: () => readUsers(client),
  });
}
