import type { BrowserContext, Page } from '@playwright/test';
import { Authenticator } from './support/Authenticator';
import { check } from './support/accessible';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

interface Account {
  name: string;
  email: string;
  password: string;
}

const API = '/pfinni/api/v1';

async function enter(page: Page, { email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signIn(page: Page, account: Pick<Account, 'email' | 'password'>, to = 'dashboard'): Promise<void> {
  await page.goto(`sign-in?next=/${to}`);
  await enter(page, account);
  await expect(page).toHaveURL(new RegExp(`/pfinni/${to}$`));
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
}

/** Sets up an authenticator app on the account page; gives the app and the recovery codes. */
async function setUpApp(page: Page, password: string): Promise<{ app: Authenticator; recoveryCodes: string[] }> {
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const app = new Authenticator(
    (await page
      .locator('code')
      .filter({ hasText: /^[A-Z2-7 ]{30,}$/ })
      .textContent()) ?? '',
  );
  await page.getByLabel(/enter the code/).fill(app.next());
  await expect(page.getByRole('region', { name: 'Recovery codes' })).toBeVisible();
  const recoveryCodes = await page.getByRole('region', { name: 'Recovery codes' }).locator('code').allTextContents();
  expect(recoveryCodes).toHaveLength(10);
  await expect(page.getByRole('button', { name: 'Done' })).toBeDisabled();
  await check(page);
  await page.getByRole('checkbox', { name: 'I have kept these codes' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  return { app, recoveryCodes };
}

const locked = (page: Page) => page.getByRole('dialog', { name: 'Sign in again' });

test.use({ role: null });

test.describe('test_complete_authentication_workflow', () => {
  test('from the form over tokens and permissions to the end of the session', async ({ page, context, practice }) => {
    const account = await practice.hire('front_desk');
    await page.goto('sign-in');
    await enter(page, { ...account, password: 'not the password' });
    await expect(page.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
    await signIn(page, account);

    const { origin } = new URL(page.url());
    const token: string = await page.evaluate(
      async (api) => (await (await fetch(`${api}/auth/token`)).json()).token,
      API,
    );
    expect(token.split('.')).toHaveLength(3);
    const stranger = await (await page.context().browser())?.newContext({ baseURL: origin });
    const withToken = { headers: { authorization: `Bearer ${token}` } };
    expect((await stranger?.request.get(`${API}/patients`, withToken))?.status()).toBe(200);
    expect((await stranger?.request.get(`${API}/jobs`, withToken))?.status()).toBe(403);
    expect((await stranger?.request.get(`${API}/patients`))?.status()).toBe(401);

    const before = (await context.cookies()).find(({ name }) => name.endsWith('session_token'));
    const refresh = async (api: string) => (await fetch(`${api}/auth/refresh`, { method: 'POST' })).status;
    expect(await page.evaluate(refresh, API)).toBe(200);
    const after = (await context.cookies()).find(({ name }) => name.endsWith('session_token'));
    expect(after?.value).not.toBe(before?.value);
    expect(after).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
      '',
      0,
      0,
    ]);

    await page.goto('patients');
    await expect(page.getByRole('table', { name: 'Patients' })).toBeVisible();
    await page.goto('admin/jobs');
    await expect(page.getByRole('heading', { name: 'Your role does not open this' })).toBeVisible();
    await signOut(page);
    expect((await stranger?.request.get(`${API}/patients`, withToken))?.status()).toBe(401);
    await stranger?.close();
  });
});

test.describe('a second factor', () => {
  test('is set up, asked for, taken once, and replaced by a recovery code', async ({ page, practice }) => {
    const account = await practice.hire();
    await signIn(page, account, 'account');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    const { app, recoveryCodes } = await setUpApp(page, account.password);
    await expect(page.getByText('10 recovery codes are left.')).toBeVisible();
    await expect(page.getByTestId('live')).toHaveText('Live');
    await signOut(page);

    await page.goto('sign-in?next=/patients');
    await enter(page, account);
    const code = page.getByLabel('Six-digit code');
    await expect(code).toBeFocused();
    await check(page);
    const right = app.next();
    await code.fill(right === '000000' ? '111111' : '000000');
    await expect(page.getByRole('alert').filter({ hasText: 'This code is not right.' })).toBeVisible();
    await expect(code).toHaveValue('');
    await code.fill(`${right.slice(0, 3)} ${right.slice(3)}`);
    await expect(page).toHaveURL(/\/pfinni\/patients$/);
    await signOut(page);

    await enter(page, account);
    await code.fill(right);
    await expect(page.getByRole('alert').filter({ hasText: 'This code is not right.' })).toBeVisible();
    await page.getByRole('button', { name: 'Use a recovery code' }).click();
    await page.getByRole('checkbox', { name: /Trust this browser/ }).check();
    await page.getByLabel('Recovery code').fill((recoveryCodes[0] ?? '').toUpperCase().replace('-', ' '));
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL(/\/pfinni\/dashboard$/);
    await page.goto('account');
    await expect(page.getByText('9 recovery codes are left.')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Trusted browsers' })).toContainText('This browser');
    await signOut(page);

    await enter(page, account);
    await expect(page).toHaveURL(/\/pfinni\/dashboard$/);
    await page.goto('account');
    await page.getByRole('button', { name: /no longer$/ }).click();
    await expect(page.getByText('No browser is trusted.')).toBeVisible();
    await signOut(page);
    await enter(page, account);
    await expect(code).toBeVisible();
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(page.getByLabel('Email')).toBeVisible();
  });

  test('gives new recovery codes and goes away only with the password', async ({ page, practice }) => {
    const account = await practice.hire();
    await signIn(page, account, 'account');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    await setUpApp(page, account.password);
    await page.getByRole('button', { name: 'Make new recovery codes' }).click();
    const dialog = page.getByRole('dialog', { name: 'New recovery codes' });
    await dialog.getByLabel('Your password').fill('not the password');
    await dialog.getByRole('button', { name: 'Make new codes' }).click();
    await expect(dialog.getByRole('alert')).toContainText('not right');
    await dialog.getByLabel('Your password').fill(account.password);
    await dialog.getByRole('button', { name: 'Make new codes' }).click();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toBe('pfinni-recovery-codes.txt');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('checkbox', { name: 'I have kept these codes' }).check();
    await dialog.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('button', { name: 'Remove the app' }).click();
    const removal = page.getByRole('dialog', { name: 'Remove the authenticator app' });
    await removal.getByLabel('Your password').fill(account.password);
    await removal.getByRole('button', { name: 'Remove the app' }).click();
    await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
    await expect(locked(page)).toHaveCount(0);
  });
});

/** A device that holds passkeys, on which somebody lays a finger at once when it is asked; or not, once they are away. */
async function addDevice(page: Page): Promise<{ setPresent: (enabled: boolean) => Promise<void> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    setPresent: async (enabled) => {
      await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
  };
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name of the passkey').fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('list', { name: 'Passkeys' })).toContainText(name);
}

test('a passkey is added, named, used, and removed', async ({ page, practice }) => {
  await addDevice(page);
  const account = await practice.hire();
  await signIn(page, account, 'account');
  await addPasskey(page, 'Work laptop');
  const list = page.getByRole('list', { name: 'Passkeys' });
  await page.getByRole('button', { name: 'Rename Work laptop' }).click();
  await page.getByLabel('Name of the passkey').fill('Front desk computer');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(list).toContainText('Front desk computer');
  await signOut(page);

  // The browser offers it by itself where it can; where it does not, the button asks for it.
  const button = page.getByRole('button', { name: 'Use a passkey' });
  await button.click({ timeout: 3_000 }).catch(() => null);
  await expect(page).toHaveURL(/\/pfinni\/dashboard$/);
  await page.goto('account');
  await expect(list).not.toContainText('not used yet');
  await page.getByRole('button', { name: 'Remove Front desk computer' }).click();
  await expect(page.getByText('You have no passkey yet.')).toBeVisible();
});

test('a changed password counts at once, and ends the other sessions with a reason', async ({
  page,
  browser,
  practice,
  baseURL,
}) => {
  const account = await practice.hire();
  const other = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const elsewhere = await other.newPage();
  await signIn(elsewhere, account);
  await expect(elsewhere.getByTestId('live')).toHaveText('Live');

  await signIn(page, account, 'account');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByLabel('Current password', { exact: true }).fill('not the password');
  await page.getByLabel('New password', { exact: true }).fill('nine patient lamps by the river');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('The current password is not right.')).toBeVisible();
  await page.getByLabel('Current password', { exact: true }).fill(account.password);
  await page.getByLabel('New password', { exact: true }).fill(`${account.email} lamps`);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText(/Leave out your name/)).toBeVisible();
  await page.getByLabel('New password', { exact: true }).fill('nine patient lamps by the river');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(page.getByTestId('live')).toHaveText('Live');

  await expect(locked(elsewhere)).toContainText('Your password was changed.');
  await enter(elsewhere, account);
  await expect(elsewhere.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
  await elsewhere.getByLabel('Password', { exact: true }).fill('nine patient lamps by the river');
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Recent changes' })).toBeVisible();
  await other.close();
});

test('sessions are shown and ended, one and all', async ({ page, browser, practice, baseURL }) => {
  const account = await practice.hire();
  const contexts: BrowserContext[] = [];
  const open = async () => {
    const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    contexts.push(context);
    const tab = await context.newPage();
    await signIn(tab, account);
    await expect(tab.getByTestId('live')).toHaveText('Live');
    return tab;
  };
  const first = await open();
  const second = await open();
  await signIn(page, account, 'account');
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(sessions).toHaveCount(3);
  await expect(sessions.filter({ hasText: 'This one' })).toHaveCount(1);
  await sessions.getByRole('button', { name: 'Sign out Chrome on Linux' }).first().click();
  await expect(sessions).toHaveCount(2);
  await expect(async () => {
    const shown = await Promise.all([first, second].map((tab) => locked(tab).count()));
    expect(shown.reduce((sum, each) => sum + each)).toBe(1);
  }).toPass();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(sessions).toHaveCount(1);
  await expect(locked(first)).toContainText('You ended this session from another device.');
  await expect(locked(second)).toContainText('You ended this session from another device.');
  await Promise.all(contexts.map((context) => context.close()));
});

test.describe('idle', () => {
  test('the page warns, stays when asked to, and is blank when nobody answers; the text comes back', async ({
    page,
    context,
    practice,
  }) => {
    const account = await practice.hire();
    const patient = await practice.addPatient();
    await page.clock.install();
    await signIn(page, account, `patients/${patient.id}`);
    await expect(page.getByRole('heading', { name: patient.family_name })).toBeVisible();
    // An answer that arrives after the clock was moved says that somebody is there.
    await page.waitForLoadState('networkidle');
    const warning = page.getByRole('dialog', { name: 'Are you still there?' });

    await page.clock.fastForward('14:05');
    await expect(warning).toBeVisible();
    const told = page.waitForRequest(/still-here/);
    await warning.getByRole('button', { name: 'Stay signed in' }).click();
    await told;
    await expect(warning).toHaveCount(0);

    await page.getByRole('button', { name: 'Change status' }).click();
    await page.getByRole('radio', { name: 'Onboarding' }).check();
    await page.getByLabel('Reason').fill('The card came by mail.');
    const socketsClosed = page.evaluate(() => document.querySelectorAll('[data-testid=live]').length);
    expect(await socketsClosed).toBe(1);
    await page.clock.fastForward('14:05');
    await expect(warning).toBeVisible();
    // The minute goes on while this looks: after it nobody presses a button that may be gone by then.
    await check(page);
    await page.clock.fastForward('01:05');
    await expect(locked(page)).toContainText('nothing was done here');
    const html = await page.content();
    expect(html).not.toContain(patient.family_name);
    expect(html).not.toContain('The card came by mail.');
    expect(await page.title()).not.toContain(patient.family_name);
    await expect(page.getByTestId('live')).toHaveCount(0);
    await check(page);

    await expect(locked(page).getByLabel('Email')).toHaveValue(account.email);
    await locked(page).getByLabel('Password', { exact: true }).fill(account.password);
    await locked(page).getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Change status' })).toBeVisible();
    await expect(page.getByLabel('Reason')).toHaveValue('The card came by mail.');
    await expect(page.getByRole('radio', { name: 'Onboarding' })).toBeChecked();
    expect(context.pages()).toHaveLength(1);
  });

  test('another person finds nothing of what was there', async ({ page, practice }) => {
    const [account, other] = [await practice.hire(), await practice.hire()];
    const patient = await practice.addPatient();
    await page.clock.install();
    await signIn(page, account, `patients/${patient.id}/edit`);
    await page.getByLabel('Last name').fill('Somebody Else');
    await page.clock.fastForward('15:01');
    await expect(locked(page)).toBeVisible();
    await enter(page, other);
    await expect(page).toHaveURL(/\/pfinni\/dashboard$/);
    await page.goto(`patients/${patient.id}/edit`);
    await expect(page.getByLabel('Last name')).toHaveValue(patient.family_name);
  });

  test('tabs agree: a use in one keeps the other, and both end and go on together', async ({
    page,
    context,
    practice,
  }) => {
    const account = await practice.hire();
    await context.clock.install();
    await signIn(page, account);
    const otherTab = await context.newPage();
    await otherTab.goto('patients');
    await expect(otherTab.getByRole('table', { name: 'Patients' })).toBeVisible();
    const warning = page.getByRole('dialog', { name: 'Are you still there?' });
    const otherWarning = otherTab.getByRole('dialog', { name: 'Are you still there?' });

    await context.clock.fastForward('14:10');
    await expect(warning).toBeVisible();
    await expect(otherWarning).toBeVisible();
    await otherWarning.getByRole('button', { name: 'Stay signed in' }).click();
    await expect(otherWarning).toHaveCount(0);
    await expect(warning).toHaveCount(0);

    await context.clock.fastForward('15:01');
    await expect(locked(page)).toBeVisible();
    await expect(locked(otherTab)).toBeVisible();
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Recent changes' })).toBeVisible();
    await expect(otherTab.getByRole('table', { name: 'Patients' })).toBeVisible();
  });
});

test.describe('a new account', () => {
  test('comes by an invitation, whose token is in no address that is asked for', async ({ page, practice }) => {
    const { email, token } = await practice.invite('front_desk');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`register#token=${token}`);
    await expect(page.getByText('Front desk', { exact: true })).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue(email);
    expect(page.url()).not.toContain(token);
    await check(page);
    await page.getByLabel('Your name').fill('Testa Newcomer');
    await page.getByLabel('Password', { exact: true }).fill('password1234');
    await expect(page.getByRole('status', { name: 'Strength of the password' })).toContainText('Weak');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page.getByText(/guessed quickly|known from leaks/)).toBeVisible();
    await page.getByLabel('Password', { exact: true }).fill('seven quiet lamps at noon');
    await page.getByRole('button', { name: 'Create the account' }).click();
    await expect(page).toHaveURL(/\/pfinni\/dashboard$/);
    expect(asked.filter((address) => address.includes(token))).toEqual([]);
    await signOut(page);

    await page.goto(`register#token=${token}`);
    await expect(page.getByRole('alert').filter({ hasText: 'used already' })).toBeVisible();
  });

  test('is asked for only where the practice takes requests, and somebody has to let the person in', async ({
    page,
    practice,
  }) => {
    const ask = async (email: string) => {
      await page.getByLabel('Your name').fill('Testa Stranger');
      await page.getByLabel('Email').fill(email);
      await page.getByLabel('Password', { exact: true }).fill('seven quiet lamps at noon');
      await page.getByRole('button', { name: 'Ask for an account' }).click();
    };
    const email = `${unheardOf()}@example.com`;
    await page.goto('register');
    await ask(email);
    await expect(page.getByRole('alert').filter({ hasText: 'You need an invitation.' })).toBeVisible();
    await practice.set({ open_registration: true });
    try {
      await page.goto('sign-in');
      await page.getByRole('link', { name: 'Ask for an account' }).click();
      await ask(email);
      await expect(page.getByRole('status').filter({ hasText: 'Your request is there.' })).toBeVisible();
    } finally {
      await practice.set({ open_registration: false });
    }
    await page.getByRole('link', { name: 'To the sign-in page' }).click();
    await enter(page, { email, password: 'seven quiet lamps at noon' });
    await expect(page.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
  });
});

test.describe('a second factor that a role demands', () => {
  // Both tests turn one switch of the practice.
  test.describe.configure({ mode: 'serial' });

  test('opens nothing before it is set up', async ({ page, practice }) => {
    const role = await practice.addRole();
    const account = await practice.hire(role);
    await practice.set({ second_factor_roles: [role] });
    try {
      await page.goto('sign-in?next=/patients');
      await enter(page, account);
      await expect(page.getByRole('heading', { name: 'Set up your second factor' })).toBeVisible();
      await page.goto('dashboard');
      await expect(page.getByRole('heading', { name: 'Set up your second factor' })).toBeVisible();
      expect((await page.request.get(`${API}/patients`)).status()).toBe(403);
      await check(page);
      await setUpApp(page, account.password);
      await expect(page.getByRole('heading', { name: 'Recent changes' })).toBeVisible();
    } finally {
      await practice.set({ second_factor_roles: [] });
    }
  });

  test('is a passkey, alone or beside an app, that is shown after the password', async ({ page, practice }) => {
    const device = await addDevice(page);
    const role = await practice.addRole();
    const account = await practice.hire(role);
    await signIn(page, account, 'account');
    await addPasskey(page, 'Security key');
    // Nobody is there, so that what the browser offers by itself on the sign-in page stays unanswered.
    await device.setPresent(false);
    const showPasskey = async () => {
      await device.setPresent(true);
      await page.getByRole('button', { name: 'Use a passkey' }).click();
      await expect(page).toHaveURL(/\/pfinni\/dashboard$/);
      await device.setPresent(false);
    };
    await signOut(page);

    await practice.set({ second_factor_roles: [role] });
    try {
      await enter(page, account);
      await expect(page.getByText('Your password is right. Now show the passkey of your account.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeFocused();
      await check(page);
      expect((await page.request.get(`${API}/patients`)).status()).toBe(401);
      await showPasskey();
      expect((await page.request.get(`${API}/patients`)).status()).toBe(200);
    } finally {
      await practice.set({ second_factor_roles: [] });
    }

    await page.goto('account');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    await setUpApp(page, account.password);
    await signOut(page);
    await enter(page, account);
    await expect(page.getByLabel('Six-digit code')).toBeFocused();
    await showPasskey();
    await page.goto('account');
    await expect(page.getByText('10 recovery codes are left.')).toBeVisible();
  });
});

test('a forgotten password is replaced by the link of a mail', async ({ page, request, practice }) => {
  const account = await practice.hire();
  await page.goto('sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { name: 'Forgotten password' })).toBeVisible();
  await page.getByLabel('Email').fill(account.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'If there is an account' })).toBeVisible();
  await check(page);

  const sink = `http://127.0.0.1:${process.env.PFINNI_SANDBOX_PORT ?? '8010'}/sink/mails`;
  let link = '';
  await expect(async () => {
    const mails: { to: string[]; text: string }[] = await (await request.get(sink)).json();
    const mail = mails.findLast(({ to, text }) => to.includes(account.email) && text.includes('/reset-password#'));
    link = /https?:\S+#token=\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    expect(link).not.toBe('');
  }).toPass({ timeout: 20_000 });
  await page.goto(`reset-password${new URL(link).hash}`);
  await page.getByLabel('New password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText(/not among your last/)).toBeVisible();
  await page.getByLabel('New password', { exact: true }).fill('nine patient lamps by the river');
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Your password is changed.' })).toBeVisible();
  await enter(page, { ...account, password: 'nine patient lamps by the river' });
  await expect(page).toHaveURL(/\/pfinni\/dashboard$/);
});
