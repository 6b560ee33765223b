import createClient, { type Middleware } from 'openapi-fetch';
import { noteUse } from '@/lib/session/sessionUse';
import { BASE_PATH, ORIGIN } from './address';
import { problemOf, unreachable } from './problem';
import type { paths } from './schema';

/** Tells the API that no person asked for this read: the audit trail marks it so, and it keeps no session alive. */
export const REFETCH_HEADER = 'X-PFINNI-Refetch';
/** What pages ask by themselves, with or without the mark. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  '/api/v1/health/ready',
  '/api/v1/auth/me',
  '/api/v1/auth/two-factor',
  '/api/v1/audit/verification',
  '/api/v1/patients/exports/{export_id}',
  '/api/v1/patient-imports/{import_id}',
]);

/** Failed answers become thrown problems, so that every caller sees one kind of failure. */
const failures: Middleware = {
  async onResponse({ request, response, schemaPath }) {
    const isReadiness = schemaPath === '/api/v1/health/ready' && response.status === 503;
    if (!(response.ok || isReadiness)) {
      throw await problemOf(response);
    }
    if (!(request.headers.has(REFETCH_HEADER) || BY_ITSELF.has(schemaPath))) {
      noteUse();
    }
  },
  onError({ error }) {
    return error instanceof DOMException && error.name === 'AbortError' ? undefined : unreachable();
  },
};

/** The typed client. Only the hooks in `lib/queries` call it. */
export const api = createClient<paths>({
  baseUrl: `${ORIGIN}${BASE_PATH}`,
  fetch: (request) => globalThis.fetch(request),
});
api.use(failures);

/** The body of a successful answer. */
export async function answerOf<Body>(request: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await request;
  return data as Body;
}
