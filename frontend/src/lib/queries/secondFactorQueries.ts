import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import { reading } from './automaticRefetch';
import { sessionKey } from './sessionQueries';

/** For what was sent or answered with a password, a code or a secret in it. */
const NOT_KEPT = { gcTime: 0 };

const standing = queryOptions({
  queryKey: ['second-factor', 'standing'],
  queryFn: (context) => answerOf(api.GET('/api/v1/auth/two-factor', reading(context))),
});

const devices = queryOptions({
  queryKey: ['second-factor', 'devices'],
  queryFn: (context) => answerOf(api.GET('/api/v1/auth/two-factor/trusted-devices', reading(context))),
});

/** Other sessions end when the factor changes, and what the session may do can change, too. */
function renewAll(client: QueryClient) {
  const keys = [['second-factor'], ['own-sessions'], sessionKey];
  return Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
}

/** How one's own second factor stands. */
export function useSecondFactor() {
  return useQuery(standing);
}

/** A new secret with its recovery codes; both count from the first right code on. */
export function useBeginSecondFactor() {
  return useMutation({
    mutationFn: (password: string) =>
      answerOf(api.POST('/api/v1/auth/two-factor/enable', { body: { password, method: 'totp' } })),
    ...NOT_KEPT,
  });
}

/** The first right code switches the authenticator app on. What shows it is renewed by `useSecondFactorSettled`. */
export function useConfirmSecondFactor() {
  return useMutation({
    mutationFn: (code: string) =>
      answerOf(api.POST('/api/v1/auth/two-factor/verify-totp', { body: { code, trustDevice: false } })),
    ...NOT_KEPT,
  });
}

/** To be called when the recovery codes have been put away: everything is read anew. */
export function useSecondFactorSettled() {
  const client = useQueryClient();
  return () => renewAll(client);
}

export function useRemoveSecondFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (password: string) => answerOf(api.POST('/api/v1/auth/two-factor/disable', { body: { password } })),
    onSuccess: () => renewAll(client),
    ...NOT_KEPT,
  });
}

export function useNewRecoveryCodes() {
  return useMutation({
    mutationFn: async (password: string) =>
      (await answerOf(api.POST('/api/v1/auth/two-factor/generate-backup-codes', { body: { password } }))).backupCodes,
    ...NOT_KEPT,
  });
}

export interface SecondStep {
  code: string;
  isRecoveryCode: boolean;
  trustDevice: boolean;
}

/** The second step of a sign-in. */
export function useSecondStep() {
  return useMutation({
    mutationFn: ({ code, isRecoveryCode, trustDevice }: SecondStep) =>
      isRecoveryCode
        ? answerOf(
            api.POST('/api/v1/auth/two-factor/verify-backup-code', {
              body: { code, trustDevice, disableSession: false },
            }),
          )
        : answerOf(api.POST('/api/v1/auth/two-factor/verify-totp', { body: { code, trustDevice } })),
    ...NOT_KEPT,
  });
}

/** The browsers on which the password is enough. */
export function useTrustedDevices() {
  return useQuery(devices);
}

export function useForgetDevice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/api/v1/auth/two-factor/forget-device', { body: { id } })),
    onSuccess: () => client.invalidateQueries({ queryKey: devices.queryKey }),
  });
}
