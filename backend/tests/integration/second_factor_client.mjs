// Better Auth's own client with its twoFactor plugin, unmodified; prints what each call answered as one JSON line.
// node second_factor_client.mjs BASE ORIGIN PASSWORD SECONDS
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [base, origin, password, seconds] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${process.cwd()}/package.json`));
const { createAuthClient } = await import(pathToFileURL(require.resolve('better-auth/client')));
const { twoFactorClient } = await import(pathToFileURL(require.resolve('better-auth/client/plugins')));

function newClient() {
  const jar = new Map();
  const customFetchImpl = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('origin', origin);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await fetch(input, { ...init, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  return createAuthClient({ baseURL: base, fetchOptions: { customFetchImpl }, plugins: [twoFactorClient()] });
}

function code(uri, steps) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const secret = new URL(uri).searchParams.get('secret');
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Number(seconds) / 30) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const said = [];
const ask = async (name, call) => {
  const { data, error } = await call;
  said.push({ name, data, code: error?.code ?? null, status: error?.status ?? 200 });
  return data;
};

const credentials = { email: 'provider@example.com', password };
const [client, other, third] = [newClient(), newClient(), newClient()];
await ask('sign in', client.signIn.email(credentials));
await ask('wrong password', client.twoFactor.enable({ password: 'not the password' }));
const { totpURI, backupCodes } = await ask('enable', client.twoFactor.enable({ password }));
await ask('wrong code', client.twoFactor.verifyTotp({ code: code(totpURI, 500) }));
await ask('switch on', client.twoFactor.verifyTotp({ code: code(totpURI, 0) }));
await ask('session', client.getSession());
await ask('asked', other.signIn.email(credentials));
await ask('no session yet', other.getSession());
await ask('replay', other.twoFactor.verifyTotp({ code: code(totpURI, 0) }));
await ask('code', other.twoFactor.verifyTotp({ code: code(totpURI, 1), trustDevice: true }));
await ask('sessions', other.listSessions());
await ask('sign out', other.signOut());
await ask('trusted', other.signIn.email(credentials));
await ask('asked', third.signIn.email(credentials));
await ask('recovery', third.twoFactor.verifyBackupCode({ code: backupCodes[0] }));
await ask('new codes', third.twoFactor.generateBackupCodes({ password }));
await ask('end others', third.revokeOtherSessions());
await ask('ended', other.getSession());
await ask('disable', third.twoFactor.disable({ password }));
await ask('password alone', client.signIn.email(credentials));
console.log(JSON.stringify(said));
