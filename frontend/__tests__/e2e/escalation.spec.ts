import type { Page } from '@playwright/test';
import { forward } from './support/clock';
import { expect, isLive, test } from './support/pfinni';

const toast = (page: Page) => page.getByRole('region', { name: 'Urgent alert', exact: true });

test('test_alert_escalation: an urgent alert that nobody acknowledges goes up to the next person', async ({
  page,
  newWindow,
  practice,
}) => {
  test.slow();
  await practice.acknowledgeUrgent();
  const [first, deputy] = await Promise.all(['Dr. Maya Chen', 'Jordan Avery'].map((name) => practice.colleague(name)));
  await page.goto('dashboard');
  const { origin } = new URL(page.url());
  const preferred = { headers: { origin }, data: { deputy_id: deputy } };
  expect((await page.request.put('api/v1/alerts/preferences', preferred)).status()).toBe(200);
  await isLive(page);
  const { patient, alert } = await practice.addAlert({ priority: 'urgent', assigned_to: first ?? null });
  await expect(toast(page)).toBeVisible();
  await toast(page).getByRole('button', { name: 'Put away' }).click();

  await test.step('a quarter of an hour goes by; the deputy comes just before', async () => {
    expect(await forward('14m')).toContain("ahead of the machine's");
  });
  const second = await newWindow('admin');
  await second.goto('patients');
  await isLive(second);
  await expect(toast(second)).toHaveCount(0);
  await forward('2m');

  await expect(toast(second)).toContainText('nobody has acknowledged it', { timeout: 30_000 });
  await expect(toast(second)).not.toContainText(patient.family_name);
  await toast(second).getByRole('button', { name: 'Open' }).click();
  await expect(second).toHaveURL(new RegExp(`alert=${alert.id}`));
  const drawer = second.getByRole('dialog', { name: 'Raised by a colleague' });
  const history = drawer.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(history.first()).toContainText('Escalated to Jordan Avery');
  await expect(history.last()).toContainText('Raised');
  await drawer.getByLabel('Note').fill('I go there.');
  await drawer.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(history.first()).toContainText('Acknowledged');
  await expect(history.first()).toContainText('I go there.');

  await second.goto('admin/outbox');
  const told = second.getByRole('list', { name: 'Notices' }).getByRole('listitem').filter({ hasText: 'Escalation' });
  await expect(told.first()).toContainText('Jordan Avery');
});
