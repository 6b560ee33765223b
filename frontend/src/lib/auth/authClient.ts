import { createAuthClient } from 'better-auth/client';
import { BASE_PATH, ORIGIN } from '@/lib/api/address';

/**
 * Better Auth's own client: sign-in, sign-out, session. The session is an httpOnly cookie that no script sees. Its
 * session store is not subscribed to: that one tells other tabs through the browser's storage, where nothing of ours
 * is kept; `leaving.ts` tells them through a BroadcastChannel.
 */
export const authClient = createAuthClient({ baseURL: ORIGIN, basePath: `${BASE_PATH}/api/v1/auth` });
