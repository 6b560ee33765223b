import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answerOf, api } from '@/lib/api/client';
import { ApiProblem, unreachable } from '@/lib/api/problem';
import type { Permission } from '@/lib/api/shapes';
import { authClient } from '@/lib/auth/authClient';
import { reading } from './automaticRefetch';

const SECONDS = 1000;

export const sessionKey = ['session'] as const;

const me = queryOptions({
  queryKey: sessionKey,
  queryFn: (context) => answerOf(api.GET('/api/v1/auth/me', reading(context))),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in, and what the role permits. */
export function useMe() {
  return useQuery(me);
}

/** Whether the signed-in person may do this; false while that is not known. */
export function useMay(permission: Permission): boolean {
  return useMe().data?.permissions.includes(permission) ?? false;
}

/** Who is signed in now, asked anew; also after a session that ended. */
export function useWhoIsSignedIn() {
  const client = useQueryClient();
  return useCallback(() => client.fetchQuery({ ...me, staleTime: 0 }), [client]);
}

/** Tell the API that the person is here. */
export function useStillHere() {
  return useMutation({ mutationFn: () => answerOf(api.POST('/api/v1/auth/still-here')) });
}

/** Whether a session is there already; asked on the sign-in page, where nobody has to be signed in. */
export function useHasSession() {
  return useQuery({
    queryKey: ['session', 'exists'],
    queryFn: async () => (await authClient.getSession()).data !== null,
    gcTime: 0,
    retry: false,
  });
}

export interface Credentials {
  email: string;
  password: string;
}

/** Whether a session is open now, or what else has to be shown first. */
export type SignInStep = 'signed-in' | SecondStepAsked;

export interface SecondStepAsked {
  /** A code of an authenticator app, or a recovery code. */
  takesCode: boolean;
  takesPasskey: boolean;
}

export function useSignIn() {
  return useMutation({
    mutationFn: async (credentials: Credentials): Promise<SignInStep> => {
      const data = await authCall((on) => authClient.signIn.email(credentials, on));
      return data !== null && 'twoFactorRedirect' in data ? askedFor(data) : 'signed-in';
    },
    gcTime: 0, // what was sent holds a password
  });
}

function askedFor(data: object): SecondStepAsked {
  const methods = 'twoFactorMethods' in data && Array.isArray(data.twoFactorMethods) ? data.twoFactorMethods : [];
  return { takesCode: methods.includes('totp'), takesPasskey: methods.includes('passkey') };
}

export function useSignOut() {
  return useMutation({ mutationFn: () => authCall((on) => authClient.signOut({ fetchOptions: on })) });
}

interface AuthAnswer<Data> {
  data: Data | null;
  error: { status: number; message?: string | undefined; code?: string | undefined } | null;
}
interface AuthHooks {
  onError: (context: { response: Response }) => void;
}

/** Calls of the auth client, failing as every other call does. */
async function authCall<Data>(call: (hooks: AuthHooks) => Promise<AuthAnswer<Data>>): Promise<Data | null> {
  let retryAfter: number | null = null;
  const onError = ({ response }: { response: Response }) => {
    const seconds = Number(response.headers.get('retry-after'));
    retryAfter = seconds > 0 ? seconds * SECONDS : null;
  };
  const { data, error } = await call({ onError }).catch(() => {
    throw unreachable();
  });
  if (error === null) {
    return data;
  }
  if (error.code === undefined) {
    throw unreachable();
  }
  throw new ApiProblem(
    { title: error.message ?? 'Sign-in failed.', status: error.status, code: error.code },
    retryAfter,
  );
}
