import type { operations } from './schema';
import type { BrokenRule, Problem } from './shapes';

type ProblemOf<Operation> = Operation extends { responses: infer Responses }
  ? {
      [Status in keyof Responses]: Responses[Status] extends { content: { 'application/problem+json': infer Body } }
        ? Body
        : never;
    }[keyof Responses]
  : never;

/** Every code that the API names, Better Auth's for a sign-in, and two of our own for answers that are not the API's. */
export type ProblemCode =
  | Extract<ProblemOf<operations[keyof operations]>, { code?: string }>['code']
  | 'INVALID_EMAIL_OR_PASSWORD'
  | 'unreachable'
  | 'unexpected';

const SECONDS = 1000;
const SESSION_OVER = /^(not_signed_in|token_invalid|account_deactivated|session_\w+)$/;

/** What a failed request is answered with (RFC 9457). Carries places and rules, never a value that was typed. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly brokenRules: readonly BrokenRule[];
  /** How far the API's start has come, from 0 to 1. */
  readonly progress: number | null;
  /** Milliseconds after which the same request may succeed. */
  readonly retryAfter: number | null;
  readonly requestId: string | null;

  constructor(problem: Partial<Problem> & { title: string; status: number }, retryAfter: number | null = null) {
    super(problem.title);
    this.code = (problem.code ?? 'unexpected') as ProblemCode;
    this.status = problem.status;
    this.brokenRules = problem.broken_rules ?? [];
    this.progress = problem.progress ?? null;
    this.requestId = problem.request_id ?? null;
    this.retryAfter = retryAfter;
  }

  /** Whether it says that the session is over, and not that something typed was wrong. */
  get isSessionOver(): boolean {
    return this.status === 401 && SESSION_OVER.test(this.code);
  }

  /** Whether the API is not there (yet), so that the same request will succeed later without anybody's doing. */
  get isPassing(): boolean {
    return this.code === 'unreachable' || this.status === 503;
  }
}

/** Nobody answered: no network, or no API behind the web server. */
export function unreachable(): ApiProblem {
  return new ApiProblem({ title: 'PFINNI does not answer at the moment.', status: 0, code: 'unreachable' });
}

/** The problem that a failed answer describes; an answer that is not the API's own means that nobody was there. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const isOurs = response.headers.get('content-type')?.startsWith('application/problem+json');
  if (!isOurs) {
    return response.status >= 500 ? unreachable() : new ApiProblem(unexplained(response.status));
  }
  const problem = (await response.json()) as Problem;
  return new ApiProblem(problem, secondsOf(response.headers.get('retry-after')));
}

/** What went wrong, as a problem in every case. */
export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem(unexplained(0));
}

function unexplained(status: number) {
  return { title: 'Something unexpected happened. Nothing was changed.', status };
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) ? seconds * SECONDS : null;
}
