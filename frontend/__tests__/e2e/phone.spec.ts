import { picture } from './support/accessible';
import { expect, test } from './support/pfinni';

test.use({ viewport: { width: 390, height: 844 } });

test('every page fits a phone', async ({ page }) => {
  await page.goto('dashboard');
  await expect(page.getByRole('heading', { name: 'Recent changes' })).toBeVisible();
  await picture(page, 'dashboard');
  await page.getByRole('button', { name: 'Open the menu' }).click();
  await page.getByRole('link', { name: 'Patients', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Patients' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the menu' })).toBeVisible();
  await picture(page, 'patients');
  await page.getByRole('searchbox').fill('Jessamy');
  await page
    .getByRole('link', { name: /Jessamy/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'Status history' })).toBeVisible();
  await picture(page, 'patient');
  await page.getByRole('tab', { name: 'Insurance' }).click();
  await expect(page.getByText('$640.25 left').first()).toBeVisible();
  await picture(page, 'insurance');
  await page.getByRole('button', { name: 'Change status' }).click();
  await expect(page.getByRole('radio').first()).toBeVisible();
  await picture(page, 'status');
  await page.goto('patients/new');
  await expect(page.getByLabel('First name')).toBeVisible();
  await picture(page, 'new');
  await page.goto('import');
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible();
  await picture(page, 'import');
  await page.goto('account');
  await expect(page.getByText('What you may do')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Sessions' })).toBeVisible();
  await picture(page, 'account');
  await page.goto('alerts');
  await expect(page.getByRole('list', { name: 'Alerts' })).toBeVisible();
  await picture(page, 'alerts');
  await page.getByRole('list', { name: 'Alerts' }).getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
  await picture(page, 'alert');
  await page.goto('alerts/preferences');
  await expect(page.getByRole('button', { name: 'Save preferences' })).toBeVisible();
  await picture(page, 'preferences');
});

test.describe('an administrator', () => {
  test.use({ role: 'admin' });
  test('jobs and outbox fit a phone, too', async ({ page, practice }) => {
    await practice.addAlert({ priority: 'urgent' });
    await page.goto('admin/jobs');
    await page.getByRole('button', { name: /^Done/ }).click();
    await expect(page.getByRole('list', { name: 'Jobs' })).toBeVisible();
    await picture(page, 'jobs');
    await page.goto('admin/outbox');
    await page.getByRole('list', { name: 'Notices' }).getByRole('button').first().click();
    await expect(page.getByTitle(/^Preview/)).toBeVisible();
    await picture(page, 'outbox');
  });
});
