import { createAuthClient } from 'better-auth/client';
import { adminClient, inferAdditionalFields, twoFactorClient } from 'better-auth/client/plugins';
import { Authenticator } from './support/Authenticator';
import { BrowserOfNode } from './support/BrowserOfNode';
import { credentials, expect, test } from './support/pfinni';

const PASSWORD = 'seven quiet lamps at noon';
const LATER = 'nine patient lamps by the river';

/** Better Auth's own client as it is, in Node instead of a browser. */
function clientOf(baseURL: string | undefined) {
  const { origin } = new URL(baseURL ?? '');
  return createAuthClient({
    baseURL: origin,
    basePath: '/pfinni/api/v1/auth',
    fetchOptions: { customFetchImpl: new BrowserOfNode(origin).fetch },
    plugins: [
      twoFactorClient(),
      adminClient(),
      inferAdditionalFields({ user: { invitation: { type: 'string', required: false } } }),
    ],
  });
}

test('the official client signs up by invitation, signs in with a second factor, and ends sessions', async ({
  practice,
  baseURL,
}) => {
  const { email, token } = await practice.invite();
  const client = clientOf(baseURL);
  const other = clientOf(baseURL);

  const refused = await client.signUp.email({ name: 'Testa Wire', email, password: PASSWORD });
  expect(refused.error?.code).toBe('EMAIL_PASSWORD_SIGN_UP_DISABLED');
  const signedUp = await client.signUp.email({ name: 'Testa Wire', email, password: PASSWORD, invitation: token });
  expect(signedUp.data?.user).toMatchObject({ email, name: 'Testa Wire', emailVerified: false });
  expect((await client.getSession()).data?.user.email).toBe(email);

  const wrong = await other.signIn.email({ email, password: LATER });
  expect(wrong.error).toMatchObject({ status: 401, code: 'INVALID_EMAIL_OR_PASSWORD' });
  expect((await other.signIn.email({ email, password: PASSWORD })).data?.user.email).toBe(email);

  const sessions = await client.listSessions();
  expect(sessions.data).toHaveLength(2);
  const own = (await client.getSession()).data?.session.id;
  const otherOne = sessions.data?.find(({ id }) => id !== own);
  expect((await client.revokeSession({ token: otherOne?.token ?? '' })).data?.status).toBe(true);
  expect((await other.getSession()).data).toBeNull();

  const begun = (await client.twoFactor.enable({ password: PASSWORD })).data;
  const { totpURI, backupCodes } = begun?.method === 'totp' ? begun : { totpURI: '', backupCodes: [] };
  expect(backupCodes).toHaveLength(10);
  const app = new Authenticator(new URL(totpURI).searchParams.get('secret') ?? '');
  expect((await client.twoFactor.verifyTotp({ code: app.next() })).error).toBeNull();

  const asked = await other.signIn.email({ email, password: PASSWORD });
  expect(asked.data).toMatchObject({ twoFactorRedirect: true });
  expect((await other.getSession()).data).toBeNull();
  const right = app.next();
  expect((await other.twoFactor.verifyTotp({ code: right === '123456' ? '654321' : '123456' })).error?.code).toBe(
    'INVALID_CODE',
  );
  expect((await other.twoFactor.verifyTotp({ code: right, trustDevice: true })).error).toBeNull();
  expect((await other.getSession()).data?.user.email).toBe(email);
  await other.signOut();
  expect((await other.signIn.email({ email, password: PASSWORD })).data?.user.email).toBe(email);

  const third = clientOf(baseURL);
  await third.signIn.email({ email, password: PASSWORD });
  expect((await third.twoFactor.verifyBackupCode({ code: backupCodes[0] ?? '' })).error).toBeNull();
  expect((await third.revokeOtherSessions()).data?.status).toBe(true);
  expect((await other.getSession()).data).toBeNull();
  expect((await client.getSession()).data).toBeNull();

  await third.updateUser({ name: 'Testa Renamed' });
  expect((await third.getSession()).data?.user.name).toBe('Testa Renamed');
  const changed = await third.changePassword({
    currentPassword: PASSWORD,
    newPassword: LATER,
    revokeOtherSessions: true,
  });
  expect(changed.error).toBeNull();
  expect((await third.getSession()).data?.user.email).toBe(email);
  expect((await third.twoFactor.disable({ password: LATER })).data?.status).toBe(true);
  expect((await third.requestPasswordReset({ email })).data?.status).toBe(true);
  await third.signOut();
  expect((await third.getSession()).data).toBeNull();
});

test('the official client lists users for an administrator, and for nobody else', async ({ practice, baseURL }) => {
  const account = await practice.hire();
  const admin = clientOf(baseURL);
  expect((await admin.signIn.email(credentials('admin'))).error).toBeNull();
  const listed = await admin.admin.listUsers({ query: { limit: 100 } });
  expect(listed.data?.users.map(({ email }) => email)).toContain(account.email);
  await admin.signOut();
  expect((await admin.admin.listUsers({ query: { limit: 100 } })).error?.status).toBe(401);

  const nobody = clientOf(baseURL);
  await nobody.signIn.email({ email: account.email, password: account.password });
  expect((await nobody.admin.listUsers({ query: { limit: 100 } })).error?.status).toBe(403);
});
