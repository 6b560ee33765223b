import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '@/lib/api/client';
import { ApiProblem, unreachable } from '@/lib/api/problem';
import type { Permission } from '@/lib/api/shapes';
import { authClient } from '@/lib/auth/authClient';
import { reading } from './automaticRefetch';

const SECONDS = 1000;

const sessionKey = ['session'] as const;

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

export function useSignIn() {
  return useMutation({
    mutationFn: (credentials: Credentials) => authCall((on) => authClient.signIn.email(credentials, on)),
    meta: { isSigningIn: true },
  });
}

export function useSignOut() {
  return useMutation({ mutationFn: () => authCall((on) => authClient.signOut({ fetchOptions: on })) });
}

interface AuthAnswer {
  error: { status: number; message?: string | undefined; code?: string | undefined } | null;
}
interface AuthHooks {
  onError: (context: { response: Response }) => void;
}

/** Calls of the auth client, failing as every other call does. */
async function authCall(call: (hooks: AuthHooks) => Promise<AuthAnswer>): Promise<void> {
  let retryAfter: number | null = null;
  const onError = ({ response }: { response: Response }) => {
    const seconds = Number(response.headers.get('retry-after'));
    retryAfter = seconds > 0 ? seconds * SECONDS : null;
  };
  const { error } = await call({ onError }).catch(() => {
    throw unreachable();
  });
  if (error === null) {
    return;
  }
  if (error.code === undefined) {
    throw unreachable();
  }
  throw new ApiProblem(
    { title: error.message ?? 'Sign-in failed.', status: error.status, code: error.code },
    retryAfter,
  );
}
