import type { Page } from '@playwright/test';
import { expect, isLive, test } from './support/pfinni';

async function moveTo(page: Page, status: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Change status' }).click();
  await page.getByRole('radio', { name: status }).check();
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: `Move to ${status}` }).click();
}

/** Fails when the page is loaded anew from here on. */
async function mark(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => document.body.setAttribute('data-marked', ''));
  return async () => expect(page.locator('body')).toHaveAttribute('data-marked');
}

test.describe('test_real_time_updates', () => {
  test('patients: a change of status is seen in a second window', async ({ page, secondWindow, practice }) => {
    const patient = await practice.addPatient();
    await page.goto(`patients/${patient.id}`);
    await secondWindow.goto(`patients/${patient.id}`);
    await isLive(secondWindow);
    const isSamePage = await mark(secondWindow);

    await moveTo(page, 'Urgent', 'chest pain');
    await expect(secondWindow.getByTestId('patient-status')).toHaveText('Urgent');
    await expect(secondWindow.getByText('chest pain')).toBeVisible();
    await expect(page.getByTestId('patient-status')).toHaveText('Urgent');
    await expect(page.getByRole('main').getByText('Dr. Maya Chen ·').first()).toBeVisible();
    await isSamePage();
  });

  test('patients: a list follows, and shows which row has changed', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await page.goto('patients?order=updated&descending=true');
    const row = page.getByRole('row', { name: new RegExp(patient.family_name) });
    await expect(row).toContainText('Inquiry');
    await isLive(page);
    const isSamePage = await mark(page);
    await practice.move(patient, 'onboarding');
    await expect(row).toContainText('Onboarding');
    await expect(row).toHaveAttribute('data-lit', /odd|even/);
    await isSamePage();
  });
});

test('test_dashboard_real_time_updates', async ({ page, secondWindow, practice }) => {
  const patient = await practice.addPatient();
  await page.goto(`patients/${patient.id}`);
  await secondWindow.goto('dashboard');
  await isLive(secondWindow);
  const isSamePage = await mark(secondWindow);
  const asked: string[] = [];
  secondWindow.on('request', (request) => {
    if (request.url().includes('/api/v1/')) {
      asked.push(request.headers()['x-pfinni-refetch'] ?? `not marked: ${request.url()}`);
    }
  });

  const changes = secondWindow
    .locator('section')
    .filter({ has: secondWindow.getByRole('heading', { name: 'Recent changes' }) });
  await moveTo(page, 'Urgent', 'fever');
  await expect(changes.getByRole('link', { name: new RegExp(patient.family_name) })).toContainText('Urgent');
  await isSamePage();
  expect(new Set(asked)).toEqual(new Set(['1']));
});

test('test_real_time_updates: a new count is on the screen within a moment of the change', async ({
  page,
  practice,
}) => {
  const patient = await practice.addPatient();
  await page.goto('dashboard');
  await isLive(page);
  await page.getByTestId('status-urgent').evaluate((figure) => {
    const observer = new MutationObserver(() => {
      document.body.dataset.seenAt = String(Date.now());
      observer.disconnect();
    });
    observer.observe(figure, { childList: true, subtree: true, characterData: true });
  });
  const before = Date.now();
  await practice.move(patient, 'urgent');
  await expect(page.locator('body')).toHaveAttribute('data-seen-at', /\d+/);
  const elapsed = Number(await page.locator('body').getAttribute('data-seen-at')) - before;
  test.info().annotations.push({ type: 'milliseconds from the request to the screen', description: String(elapsed) });
  expect(elapsed).toBeLessThan(1000);
});

test.describe('test_concurrent_status_changes', () => {
  test('who comes too late sees what happened, and decides again on that', async ({ page, practice }) => {
    await page.routeWebSocket(/\/live/, (socket) => socket.close());
    const patient = await practice.addPatient();
    await page.goto(`patients/${patient.id}`);
    await page.getByRole('button', { name: 'Change status' }).click();
    await page.getByRole('radio', { name: 'Onboarding' }).check();
    await practice.move(patient, 'urgent', 'found on the floor');
    await page.getByRole('button', { name: 'Move to Onboarding' }).click();

    const conflict = page.getByRole('alert').filter({ hasText: 'Somebody else changed this patient just now' });
    await expect(conflict).toContainText('found on the floor');
    await expect(conflict).toContainText('Urgent');
    await page.getByRole('button', { name: 'Decide again' }).click();
    await expect(page.getByRole('radio', { name: 'Onboarding' })).toHaveCount(0);
    await page.getByRole('radio', { name: 'Inquiry' }).check();
    await page.getByRole('button', { name: 'Move to Inquiry' }).click();
    await expect(page.getByTestId('patient-status')).toHaveText('Inquiry');
  });

  test('an edit of an older version is not saved, and nothing that was typed is lost', async ({ page, practice }) => {
    await page.routeWebSocket(/\/live/, (socket) => socket.close());
    const patient = await practice.addPatient();
    await page.goto(`patients/${patient.id}/edit`);
    await page.getByLabel('Goes by').fill('Tess');
    await practice.move(patient, 'urgent');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Changed: status.' })).toBeVisible();
    await expect(page.getByLabel('Goes by')).toHaveValue('Tess');
    await page.getByRole('button', { name: 'Load the new version' }).click();
    await page.getByLabel('Goes by').fill('Tess');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByRole('tabpanel', { name: 'Overview' }).getByText('Tess', { exact: true })).toBeVisible();
  });
});

test('what was missed while a window was offline comes when it is back', async ({ page, context, practice }) => {
  const patient = await practice.addPatient();
  await page.goto(`patients/${patient.id}`);
  await isLive(page);
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await practice.move(patient, 'churned', 'moved away');
  await context.setOffline(false);
  await expect(page.getByTestId('patient-status')).toHaveText('Churned');
  await isLive(page);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
});
