// Better Auth's own client with its admin plugin, unmodified, against a running API; prints what each call answered.
// node admin_client.mjs BASE ORIGIN PASSWORD
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [base, origin, password] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${process.cwd()}/package.json`));
const { createAuthClient } = await import(pathToFileURL(require.resolve('better-auth/client')));
const { adminClient } = await import(pathToFileURL(require.resolve('better-auth/client/plugins')));

const browser = () => {
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
  return createAuthClient({
    baseURL: base,
    plugins: [adminClient()],
    fetchOptions: { customFetchImpl: withCookies },
  });
};

const said = [];
const ask = async (name, call) => {
  const { data, error } = await call;
  said.push({ name, data, code: error?.code ?? null, status: error?.status ?? 200 });
  return data;
};

const admin = browser();
const billing = browser();
await ask('nobody', admin.admin.listUsers({ query: {} }));
await admin.signIn.email({ email: 'admin@example.com', password });
await billing.signIn.email({ email: 'billing@example.com', password });
const { users } = await ask('list', admin.admin.listUsers({ query: { limit: 10, sortBy: 'email' } }));
const found = await ask(
  'search',
  admin.admin.listUsers({ query: { searchValue: 'bill', searchOperator: 'starts_with', limit: 1 } }),
);
const userId = found.users[0].id;
const own = users.find(({ role }) => role === 'admin').id;
await ask('sort by a secret', admin.admin.listUsers({ query: { sortBy: 'password' } }));
await ask('get', admin.admin.getUser({ query: { id: userId } }));
await ask('update', admin.admin.updateUser({ userId, data: { name: 'Robin Vale' } }));
const { sessions } = await ask('sessions', admin.admin.listUserSessions({ userId }));
await ask('end one', admin.admin.revokeUserSession({ sessionToken: sessions[0].token }));
await ask('its session', billing.getSession());
await billing.signIn.email({ email: 'billing@example.com', password });
await ask('end all', admin.admin.revokeUserSessions({ userId }));
await billing.signIn.email({ email: 'billing@example.com', password });
await ask('role', admin.admin.setRole({ userId, role: 'front_desk' }));
await ask('unknown role', admin.admin.setRole({ userId, role: 'king' }));
await ask('own role', admin.admin.setRole({ userId: own, role: 'audit' }));
await ask('ban', admin.admin.banUser({ userId, banReason: 'Left the practice' }));
await ask('ban oneself', admin.admin.banUser({ userId: own }));
await ask('banned', billing.signIn.email({ email: 'billing@example.com', password }));
await ask('unban', admin.admin.unbanUser({ userId }));
await ask('back', billing.signIn.email({ email: 'billing@example.com', password }));
await ask('not permitted', billing.admin.listUsers({ query: {} }));
await ask('may', billing.admin.hasPermission({ permissions: { patient: ['read', 'write'] } }));
await ask('may not', billing.admin.hasPermission({ permissions: { user: ['manage'] } }));
await ask('create', admin.admin.createUser({ email: 'sam@example.com', name: 'Sam Ortiz', role: 'billing' }));
await ask('create with a password', admin.admin.createUser({ email: 'b@example.com', name: 'B', password, role: 'audit' }));
await ask('set password', admin.admin.setUserPassword({ userId, newPassword: 'a kettle sings to nobody' }));
await ask('impersonate', admin.admin.impersonateUser({ userId }));
await ask('remove', admin.admin.removeUser({ userId }));
await ask('removed', admin.admin.getUser({ query: { id: userId } }));
console.log(JSON.stringify(said));
