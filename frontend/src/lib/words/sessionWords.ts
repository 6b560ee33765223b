import type { ProblemCode } from '@/lib/api/problem';

type SessionEndCode = Extract<ProblemCode, `session_${string}` | 'account_deactivated'>;

/** Why somebody has to sign in again. */
const END_WORDS: Partial<Record<SessionEndCode, string>> = {
  session_expired: 'Your session has ended.',
  session_replaced: 'You signed in on more devices than are kept at the same time, so this one was signed out.',
  session_idle: 'You were signed out because nothing was done here for a while.',
  session_ended_by_user: 'You ended this session from another device.',
  session_ended_by_admin: 'An administrator ended your session.',
  session_password_changed: 'Your password was changed. Sign in with the new one.',
  session_role_changed: 'What you may do here was changed.',
  session_second_factor_changed: 'Your second factor was changed.',
  session_token_reused:
    'This session may have been copied, so it was ended. If you notice anything odd, tell your administrator.',
  account_deactivated: 'Your account was deactivated. Ask your administrator.',
};

/** Why a session is over, in people's words; for a code that is not known, that it is. */
export function sessionEndWords(code: string): string {
  return END_WORDS[code as SessionEndCode] ?? 'Your session has ended.';
}
