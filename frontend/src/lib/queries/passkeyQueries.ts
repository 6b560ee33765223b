import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import { reading } from './automaticRefetch';

const passkeys = queryOptions({
  queryKey: ['second-factor', 'passkeys'],
  queryFn: (context) => answerOf(api.GET('/api/v1/auth/passkey/list-user-passkeys', reading(context))),
});

/** One's own passkeys. */
export function usePasskeys() {
  return useQuery(passkeys);
}

function useRenewed() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['second-factor'] });
}

/** Make a passkey on this device, and keep it under a name. Fails with the browser's own error when the person cancels. */
export function useAddPasskey() {
  const renew = useRenewed();
  return useMutation({
    mutationFn: async (name: string) => {
      const options = await answerOf(
        api.GET('/api/v1/auth/passkey/generate-register-options', { params: { query: { name } } }),
      );
      const response = await startRegistration({
        optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
      });
      const body = { name, response: { ...response }, createSession: false };
      return answerOf(api.POST('/api/v1/auth/passkey/verify-registration', { body }));
    },
    onSuccess: renew,
  });
}

export function useRenamePasskey() {
  const renew = useRenewed();
  return useMutation({
    mutationFn: (body: { id: string; name: string }) =>
      answerOf(api.POST('/api/v1/auth/passkey/update-passkey', { body })),
    onSuccess: renew,
  });
}

export function useRemovePasskey() {
  const renew = useRenewed();
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/api/v1/auth/passkey/delete-passkey', { body: { id } })),
    onSuccess: renew,
  });
}

/**
 * Sign in with a passkey. `isOffered` lets the browser offer it where the address is typed, and waits until the person
 * takes it up; a later call, or leaving the page, ends that wait.
 */
export function usePasskeySignIn() {
  return useMutation({
    mutationFn: async ({ isOffered }: { isOffered: boolean }) => {
      const options = await answerOf(api.GET('/api/v1/auth/passkey/generate-authenticate-options'));
      const response = await startAuthentication({
        optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
        useBrowserAutofill: isOffered,
      });
      return answerOf(api.POST('/api/v1/auth/passkey/verify-authentication', { body: { response: { ...response } } }));
    },
  });
}
