import { type NextRequest, NextResponse } from 'next/server';
import { isBeforeTheDoor, signInPath } from '@/lib/auth/leaving';

const NONCE_BYTES = 16;
const SESSION_COOKIES = ['better-auth.session_token', '__Secure-better-auth.session_token'];
const YEARS_OF_HTTPS = 'max-age=63072000; includeSubDomains';

/**
 * Before every page: a content security policy with a nonce that is used once, and, without a session cookie, the way
 * to the sign-in page. Whether a session is good is the API's to say; this only spares a page that would stay empty.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const response = needsSignIn(request) ? toSignIn(request) : onwards(request, nonce, policy);
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', 'no-store');
  if (process.env.PFINNI_PUBLIC_URL?.startsWith('https://')) {
    response.headers.set('Strict-Transport-Security', YEARS_OF_HTTPS);
  }
  return response;
}

/**
 * Pages only: the API answers for itself, and static files carry nothing private. The first page is named, because the
 * pattern begins behind the base path and does not meet the base path alone.
 */
export const config = { matcher: ['/', '/((?!api/|_next/static|_next/image|icon.svg|favicon.ico).*)'] };

function contentSecurityPolicy(nonce: string): string {
  const forDevelopment = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${forDevelopment}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function onwards(request: NextRequest, nonce: string, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  return NextResponse.next({ request: { headers } });
}

function needsSignIn({ cookies, nextUrl }: NextRequest): boolean {
  return !(isBeforeTheDoor(nextUrl.pathname) || SESSION_COOKIES.some((name) => cookies.has(name)));
}

function toSignIn(request: NextRequest): NextResponse {
  const { pathname, search, basePath } = request.nextUrl;
  return NextResponse.redirect(new URL(`${basePath}${signInPath(pathname + search)}`, request.url));
}
