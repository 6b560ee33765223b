import type { Page } from '@playwright/test';
import { check, picture } from './support/accessible';
import { expect, isLive, test } from './support/pfinni';

/** A real practice at its first start, once: what a person does with the token from the console. */
const TOKEN = process.env.PFINNI_E2E_SETUP_TOKEN ?? '';
const RECOVERY_CODE = process.env.PFINNI_E2E_RECOVERY_CODE ?? '';
const OWN = { email: 'jordan@example.com', password: 'seven quiet lamps at noon' };
const OF_ANOTHER_KEY = 'aaaaa-bbbbb-ccccc-ddddd';
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

test.describe.configure({ mode: 'serial' });
test.use({ role: null, timezoneId: 'America/Chicago' });

const submit = (page: Page) => page.getByRole('button', { name: 'Set up the practice' }).click();

async function fill(page: Page, token: string, recoveryCode: string): Promise<void> {
  await page.getByLabel('Set-up token').fill(token);
  await page.getByLabel('Name of the practice').fill('Northside');
  await page.getByLabel('Your name').fill('Jordan Avery');
  await page.getByLabel('Email').fill(OWN.email);
  await page.getByLabel('Password', { exact: true }).fill(OWN.password);
  await page.getByLabel('Recovery code').fill(recoveryCode);
}

test('while nobody can sign in, every way leads to set-up', async ({ page }) => {
  for (const place of ['', 'sign-in', 'patients?status=active', 'setup']) {
    await page.goto(place);
    await expect(page).toHaveURL(/\/pfinni\/setup$/);
    await expect(page.getByRole('heading', { name: 'Set up your practice' })).toBeVisible();
  }
  await expect(page).toHaveTitle('Set up the practice · PFINNI');
  await expect(page.getByLabel('Set-up token')).toBeFocused();
  await expect(page.getByText(/example\.com/)).toHaveCount(0);
});

for (const [size, viewport] of [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const) {
  test.describe(size, () => {
    test.use({ viewport });

    test('set-up is accessible and fits, with its choices and with what is wrong', async ({ page }) => {
      await page.goto('setup');
      await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('America/Chicago');
      await picture(page, `set-up-${size}`);
      await check(page);
      await page.getByRole('combobox', { name: 'Time zone' }).click();
      await expect(page.getByRole('option', { name: 'America/Denver' })).toBeVisible();
      await check(page);
      await page.keyboard.press('Escape');
      await page.getByLabel('Password', { exact: true }).fill('short');
      await submit(page);
      await expect(page.getByText('Enter the set-up token.')).toBeVisible();
      await picture(page, `wrong-${size}`);
      await check(page);
    });
  });
}

test('a refusal stands at its field, and nothing typed is lost', async ({ page }) => {
  await page.goto('setup');
  await fill(page, 'a'.repeat(TOKEN.length), RECOVERY_CODE);
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'token was refused' })).toBeVisible();
  await expect(page.getByLabel('Set-up token')).toBeFocused();
  await expect(page.getByLabel('Set-up token')).toHaveAccessibleDescription(/only the newest counts/);

  await page.getByLabel('Set-up token').fill(TOKEN);
  await page.getByLabel('Email').fill('jordan@nowhere.invalid');
  await page.getByLabel('Recovery code').fill(OF_ANOTHER_KEY);
  await submit(page);
  await expect(page.getByLabel('Email')).toBeFocused();
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(/name@example\.com/);

  await page.getByLabel('Email').fill(OWN.email);
  await submit(page);
  await expect(page.getByRole('alert').filter({ hasText: 'not confirmed' })).toBeVisible();
  await expect(page.getByLabel('Recovery code')).toBeFocused();
  for (const [label, typed] of [
    ['Set-up token', TOKEN],
    ['Name of the practice', 'Northside'],
    ['Your name', 'Jordan Avery'],
    ['Email', OWN.email],
    ['Password', OWN.password],
    ['Recovery code', OF_ANOTHER_KEY],
  ] as const) {
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(typed);
  }
});

test('the keyboard alone sets up the practice, and its administrator signs in', async ({ page, context }) => {
  await page.goto('setup');
  await expect(page.getByLabel('Set-up token')).toBeFocused();
  const type = (text: string) => page.keyboard.insertText(text);
  const next = () => page.keyboard.press('Tab');
  await type(` ${TOKEN} `);
  await next();
  await type('Northside');
  await next();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('los ang');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveValue('America/Los Angeles');
  await next();
  await type('Jordan Avery');
  await next();
  await type(OWN.email);
  await next();
  await type(OWN.password);
  await expect(page.getByRole('status', { name: 'Strength of the password' })).toHaveText('Strong.');
  await next();
  await page.keyboard.press('Space');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text');
  await page.keyboard.press('Space');
  await next();
  await type(RECOVERY_CODE.toUpperCase());
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/sign-in\?from=setup$/);
  await expect(page.getByText('The practice is set up. Sign in.')).toBeVisible();
  await check(page);
  await expect(page.getByText('This is the demo')).toHaveCount(0);
  await page.getByLabel('Email').fill(OWN.email);
  await page.getByLabel('Password', { exact: true }).fill(OWN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await isLive(page);
  await expect(page.getByText('Northside').first()).toBeVisible();
  const session = (await context.cookies()).find(({ name }) => name.endsWith('session_token'));
  expect(session).toMatchObject({ name: '__Secure-better-auth.session_token', secure: true, httpOnly: true });
});

test('what is set up is not set up again', async ({ page, request, baseURL }) => {
  await page.goto('setup');
  await expect(page).toHaveURL(/\/pfinni\/sign-in$/);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const asked = {
    token: TOKEN,
    practice_name: 'Southside',
    zone: 'America/Denver',
    name: 'Somebody Else',
    email: 'somebody@example.com',
    password: OWN.password,
    recovery_code: RECOVERY_CODE,
  };
  const answer = await request.post(new URL('api/v1/setup', baseURL).href, { data: asked });
  expect(answer.status()).toBe(409);
});

test('a form that somebody else was faster with says so, and leads to the sign-in page', async ({ page }) => {
  await page.route('**/api/v1/setup', (route) =>
    route.request().method() === 'GET' ? route.fulfill({ json: { is_needed: true } }) : route.continue(),
  );
  await page.goto('setup');
  await fill(page, TOKEN, RECOVERY_CODE);
  await submit(page);
  const alert = page.getByRole('alert').filter({ hasText: 'set up already' });
  await expect(alert).toBeVisible();
  await check(page);
  await page.unroute('**/api/v1/setup');
  await alert.getByRole('link', { name: 'To the sign-in page' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page).toHaveURL(/\/pfinni\/sign-in$/);
});
