// Better Auth's own client, unmodified, against a running API; prints what each call answered as one JSON line.
// node better_auth_client.mjs BASE ORIGIN INVITATION RESET_TOKEN
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [base, origin, invitation, resetToken] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${process.cwd()}/package.json`));
const { createAuthClient } = await import(pathToFileURL(require.resolve('better-auth/client')));
const jar = new Map();

const withCookies = async (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('origin', origin);
  headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
  const answer = await fetch(input, { ...init, headers });
  for (const cookie of answer.headers.getSetCookie()) {
    const [pair] = cookie.split(';');
    const at = pair.indexOf('=');
    jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return answer;
};

const client = createAuthClient({ baseURL: base, fetchOptions: { customFetchImpl: withCookies } });
const said = [];
const ask = async (name, call) => {
  const { data, error } = await call;
  said.push({ name, data, code: error?.code ?? null, status: error?.status ?? 200 });
  return data;
};

const email = 'noor@example.com';
const [first, second, third] = ['lantern orbit velvet 42', 'seven quiet harbours, no rain', 'a kettle sings to nobody'];
await ask('sign up uninvited', client.signUp.email({ name: 'Noor Haddad', email, password: first }));
await ask('sign up', client.signUp.email({ name: 'Noor Haddad', email, password: first, invitation }));
await ask('session', client.getSession());
await ask('update user', client.updateUser({ name: 'Noor Haddad-Chen' }));
await ask('weak', client.changePassword({ currentPassword: first, newPassword: 'short' }));
await ask('wrong', client.changePassword({ currentPassword: second, newPassword: third }));
await ask('change', client.changePassword({ currentPassword: first, newPassword: second, revokeOtherSessions: true }));
await ask('session', client.getSession());
await ask('sign out', client.signOut());
await ask('no session', client.getSession());
await ask('wrong sign in', client.signIn.email({ email, password: first }));
await ask('sign in', client.signIn.email({ email, password: second }));
await ask('ask for reset', client.requestPasswordReset({ email, redirectTo: '/reset-password' }));
await ask('reset wrongly', client.resetPassword({ newPassword: third, token: 'x'.repeat(43) }));
await ask('reset', client.resetPassword({ newPassword: third, token: resetToken }));
await ask('verification', client.sendVerificationEmail({ email, callbackURL: '/' }));
await ask('verify wrongly', client.verifyEmail({ query: { token: 'x'.repeat(43) } }));
await ask('sign in', client.signIn.email({ email: 'provider@example.com', password: third }));
console.log(JSON.stringify(said));
