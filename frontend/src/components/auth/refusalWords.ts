import type { ApiProblem } from '@/lib/api/problem';

const MINUTE = 60_000;
const SECOND = 1000;

/** Why a sign-in was refused; never which of the two was wrong. */
export function refusalWords(problem: ApiProblem): string {
  if (problem.code === 'INVALID_EMAIL_OR_PASSWORD') {
    return 'Email address or password is not right.';
  }
  return wordsOfAnyRefusal(problem);
}

/** Why nothing was set up; what is about one field is said in full there. */
export function setUpRefusalWords(problem: ApiProblem): string {
  switch (problem.code) {
    case 'set_up_token_wrong':
      return 'Nothing is set up yet: the set-up token was refused.';
    case 'recovery_copy_unconfirmed':
      return 'Nothing is set up yet: the copy of the keys is not confirmed.';
    case 'already_set_up':
      return 'This practice is set up already. If that was not you, tell whoever looks after PFINNI.';
    default:
      return wordsOfAnyRefusal(problem);
  }
}

/** Why anything was refused: with the time to wait, or that nobody answers, else in the API's words. */
export function wordsOfAnyRefusal(problem: ApiProblem): string {
  if (problem.status === 429) {
    return `Too many attempts. Try again ${whenAgain(problem.retryAfter)}.`;
  }
  if (problem.isPassing && !navigator.onLine) {
    return 'This device is offline. Check its network and try again.';
  }
  if (problem.isPassing) {
    return 'PFINNI does not answer at the moment. Try again shortly.';
  }
  return problem.message;
}

function whenAgain(wait: number | null): string {
  if (wait === null) {
    return 'in a moment';
  }
  const seconds = Math.ceil(wait / SECOND);
  const minutes = Math.ceil(wait / MINUTE);
  if (wait < MINUTE) {
    return `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  }
  return `in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}
