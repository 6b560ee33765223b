import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';

/** The API at the wire. Each test says what it answers. */
export const server = setupServer();

/** An address of the API. */
export function at(path: string): string {
  return `http://localhost:3000/pfinni/api/v1${path}`;
}

/** A failure as the API words it. */
export function problem(status: number, code: string, more: object = {}, headers: Record<string, string> = {}) {
  return HttpResponse.json(
    { type: `urn:pfinni:problem:${code}`, title: `Title of ${code}.`, status, code, ...more },
    { status, headers: { 'content-type': 'application/problem+json', ...headers } },
  );
}

export { HttpResponse, http };
