import createClient, { type Middleware } from 'openapi-fetch';
import { BASE_PATH, ORIGIN } from './address';
import { problemOf, unreachable } from './problem';
import type { paths } from './schema';

/** Failed answers become thrown problems, so that every caller sees one kind of failure. */
const failures: Middleware = {
  async onResponse({ response, schemaPath }) {
    const isReadiness = schemaPath === '/api/v1/health/ready' && response.status === 503;
    if (!(response.ok || isReadiness)) {
      throw await problemOf(response);
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
