import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import { sessionKey } from './sessionQueries';

const NEVER_CHANGES = { staleTime: Number.POSITIVE_INFINITY };
/** For what was sent with a password or a token in it. */
const NOT_KEPT = { gcTime: 0 };

const passwordPolicy = queryOptions({
  queryKey: ['password-policy'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/auth/password-policy', { signal })),
  ...NEVER_CHANGES,
});

const invitation = (token: string) =>
  queryOptions({
    queryKey: ['invitation'],
    queryFn: ({ signal }) => answerOf(api.POST('/api/v1/auth/invitation', { body: { token }, signal })),
    ...NEVER_CHANGES,
    ...NOT_KEPT,
  });

const registration = queryOptions({
  queryKey: ['registration'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/v1/auth/registration', { signal })),
  retry: false,
});

/** Whether somebody without an invitation can ask for an account; false while that is not known. */
export function useCanAskForAccount(isWanted: boolean): boolean {
  return useQuery({ ...registration, enabled: isWanted }).data?.is_open ?? false;
}

/** The numbers behind a form for a new password. Needs no session. */
export function usePasswordPolicy() {
  return useQuery(passwordPolicy);
}

/** Whom the link of an invitation is for; the token is in no key of the cache. Needs no session. */
export function useInvitation(token: string | null) {
  return useQuery({ ...invitation(token ?? ''), enabled: token !== null });
}

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  invitation: string | null;
}

/** Accept an invitation and be signed in; without one, ask for an account. True when one is signed in. */
export function useRegister() {
  return useMutation({
    mutationFn: async (account: NewAccount) => {
      const body = { ...account, rememberMe: true };
      return (await answerOf(api.POST('/api/v1/auth/sign-up/email', { body }))).token !== null;
    },
    ...NOT_KEPT,
  });
}

export function useForgotPassword() {
  return useMutation({
    mutationFn: (email: string) => answerOf(api.POST('/api/v1/auth/request-password-reset', { body: { email } })),
  });
}

export function useResetPassword() {
  return useMutation({
    mutationFn: (body: { token: string; newPassword: string }) =>
      answerOf(api.POST('/api/v1/auth/reset-password', { body })),
    ...NOT_KEPT,
  });
}

export function useVerifyEmail() {
  return useMutation({
    mutationFn: (token: string) => answerOf(api.POST('/api/v1/auth/verify-email', { body: { token } })),
    ...NOT_KEPT,
  });
}

export function useRename() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => answerOf(api.POST('/api/v1/auth/update-user', { body: { name } })),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
}

/** Every other session ends, and this one goes on under another token. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: { currentPassword: string; newPassword: string }) =>
      answerOf(api.POST('/api/v1/auth/change-password', { body: { ...asked, revokeOtherSessions: true } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['own-sessions'] }),
    ...NOT_KEPT,
  });
}

/** The password once more; for a quarter of an hour keys to the account can be added and removed. */
export function useConfirmPassword() {
  return useMutation({
    mutationFn: (password: string) => answerOf(api.POST('/api/v1/auth/verify-password', { body: { password } })),
    ...NOT_KEPT,
  });
}
