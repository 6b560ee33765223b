import { unheardOf } from './support/Practice';
import { expect, isLive, test } from './support/pfinni';

test('no patient in titles, addresses or storage, and nothing is asked of anybody else', async ({
  page,
  practice,
  baseURL,
}) => {
  const patient = await practice.addPatient({ mrn: unheardOf().toUpperCase() });
  const name = `${patient.given_name} ${patient.family_name}`;
  const secrets = [patient.family_name, patient.given_name, patient.mrn ?? '', patient.birth_date];
  const addresses: string[] = [];
  const titles: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  page.on('websocket', (socket) => addresses.push(socket.url().replace('ws', 'http')));
  const note = async () => titles.push(await page.title());

  await page.goto('dashboard');
  await isLive(page);
  await note();
  await page.getByRole('link', { name: 'Patients', exact: true }).click();
  await page.getByRole('searchbox').fill(patient.family_name);
  await expect(page.getByText('1 found.', { exact: true })).toBeVisible();
  await note();
  await page.getByRole('link', { name: new RegExp(patient.family_name) }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await note();
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByLabel('Last name')).toHaveValue(patient.family_name);
  await note();
  await practice.raise('Please call back.', { patient_id: patient.id, priority: 'urgent' });
  await expect(page.getByRole('region', { name: /urgent alert/i })).toBeVisible();
  await note();
  await page
    .getByRole('region', { name: /urgent alert/i })
    .getByRole('button', { name: /^Open/ })
    .click();
  await expect(page.getByText(name).first()).toBeVisible();
  await note();
  await page.goto('alerts');
  await page.getByRole('button', { name: 'New alert' }).click();
  await page.getByRole('combobox', { name: 'Patient' }).fill(patient.family_name);
  await expect(page.getByRole('option', { name: new RegExp(patient.family_name) })).toBeVisible();
  await note();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Use dark colors' }).click();

  const stored = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    cookies: document.cookie,
  }));
  expect(stored).toEqual({
    local: { 'pfinni-color-scheme': 'dark' },
    session: {},
    databases: [],
    caches: [],
    cookies: '',
  });
  for (const text of [...titles, ...addresses, page.url()]) {
    for (const secret of secrets) {
      expect(decodeURIComponent(text).toLowerCase()).not.toContain(secret.toLowerCase());
    }
  }
  expect(new Set(addresses.map((address) => new URL(address).origin))).toEqual(
    new Set([new URL(baseURL ?? '').origin]),
  );
});

test('pages and answers with patients are kept nowhere', async ({ page, practice }) => {
  const patient = await practice.addPatient();
  const kept: string[] = [];
  page.on('response', (response) => {
    const isPrivate = !(response.url().includes('/_next/static/') || response.url().endsWith('.svg'));
    if (isPrivate && !response.headers()['cache-control']?.includes('no-store')) {
      kept.push(response.url());
    }
  });
  await page.goto(`patients/${patient.id}`);
  await expect(page.getByRole('heading', { name: patient.family_name })).toBeVisible();
  expect(kept).toEqual([]);
});

test('every page says how it may be used', async ({ page }) => {
  const headers = (await page.goto('dashboard'))?.headers() ?? {};
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
  expect(policy).toContain("style-src 'self' 'nonce-");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe-eval');
  const again = (await page.goto('dashboard'))?.headers()['content-security-policy'];
  expect(again).not.toBe(policy);
  expect((await page.goto(''))?.headers()['content-security-policy']).toContain("script-src 'self' 'nonce-");
});
