import { credentials, expect, test } from './support/pfinni';

test.afterEach(
  'nobody stays signed in: a user has few sessions, and other tests need theirs',
  async ({ context, baseURL, role }) => {
    if (role === null) {
      const { origin } = new URL(baseURL ?? '');
      await context.request.post(`${origin}/pfinni/api/v1/auth/sign-out`, { headers: { origin } });
    }
  },
);

test.describe('test_authentication_flow', () => {
  test.use({ role: null });

  test('a wrong password is refused, the right one leads back to where one was', async ({ page }) => {
    const { email, password } = credentials('front-desk');
    await page.goto('patients?status=active');
    await expect(page).toHaveURL(/sign-in\?next=/);
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(`${password}!`);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'not right' })).toBeVisible();
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');

    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/pfinni\/patients\?status=active$/);
    await expect(page.getByRole('heading', { name: 'Patients' })).toBeVisible();
  });

  test('the demo shows its sign-ins', async ({ page }) => {
    await page.goto('sign-in');
    await page.getByRole('button', { name: /provider@example\.com/ }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/dashboard$/);
  });

  test('the session is a cookie that no script can read', async ({ page, context }) => {
    await page.goto('sign-in');
    await page.getByRole('button', { name: /front-desk@example\.com/ }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/dashboard$/);
    const session = (await context.cookies()).find(({ name }) => name.endsWith('session_token'));
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  test('after signing out, Back shows nothing, and other tabs leave too', async ({ page, context, practice }) => {
    const patient = await practice.addPatient();
    await page.goto('sign-in');
    await page.getByRole('button', { name: /front-desk@example\.com/ }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/dashboard$/);
    await page.goto(`patients/${patient.id}`);
    await expect(page.getByRole('heading', { name: patient.family_name })).toBeVisible();
    const otherTab = await context.newPage();
    await otherTab.goto(`patients/${patient.id}`);
    await expect(otherTab.getByRole('heading', { name: patient.family_name })).toBeVisible();

    await page.getByRole('button', { name: /Account of/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(otherTab.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);

    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(await page.content()).not.toContain(patient.family_name);
    await page.goForward().catch(() => null);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});

test.describe('a session that ended elsewhere', () => {
  test.use({ role: null });

  test('takes patients off the screen, and leads back after signing in again', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    const { origin } = new URL(page.url() === 'about:blank' ? (test.info().project.use.baseURL ?? '') : page.url());
    await page.goto('sign-in');
    await page.getByRole('button', { name: /front-desk@example\.com/ }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(/\/dashboard$/);
    await page.goto(`patients/${patient.id}`);
    await expect(page.getByRole('heading', { name: patient.family_name })).toBeVisible();

    const answer = await page.context().request.post(`${origin}/pfinni/api/v1/auth/sign-out`, { headers: { origin } });
    expect(answer.status()).toBe(200);
    await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
    expect(await page.content()).not.toContain(patient.family_name);
    await page.getByRole('button', { name: /front-desk@example\.com/ }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('heading', { name: patient.family_name })).toBeVisible();
  });
});

test.describe('an auditor', () => {
  test.use({ role: 'audit' });

  test('sees no patient page, asks for none, and finds no dead link', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('');
    await expect(page).toHaveURL(/\/audit$/);
    await page.goto('account');
    await expect(page.getByText('Read and export the audit log')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Patients' })).toHaveCount(0);
    await expect(page.getByTestId('live')).toHaveCount(0);

    const places = ['dashboard', 'patients', 'patients/new', 'patients/aaaaaaaaaaaaaaaaaaaa', 'import'];
    for (const place of [...places, 'alerts', 'alerts/preferences', 'admin/jobs', 'admin/outbox']) {
      await page.goto(place);
      await expect(page.getByRole('heading', { name: 'Your role does not open this' })).toBeVisible();
      for (const link of await page.getByRole('link').all()) {
        const href = (await link.getAttribute('href')) ?? '';
        const status = href.startsWith('#') ? 200 : (await page.request.get(new URL(href, page.url()).href)).status();
        expect(status).toBe(200);
      }
    }
    expect(
      asked.filter((path) => /api\/v1\/(patients|dashboard|payers|live|alerts|jobs|schedules|outbox)/.test(path)),
    ).toEqual([]);
  });
});
