import { expect, isLive, test } from './support/pfinni';

test.describe('an administrator', () => {
  test.use({ role: 'admin' });

  test('runs a schedule now, and sees what it did', async ({ page }) => {
    await page.goto('admin/jobs');
    const schedule = page
      .getByRole('list', { name: 'Schedules' })
      .getByRole('listitem')
      .filter({ hasText: 'Clean-up' });
    await expect(schedule).toContainText('Every day at 3:30 AM');
    await schedule.getByRole('button', { name: 'Run now: Clean-up' }).click();
    await expect(page.getByText('Queued: Clean-up.')).toBeVisible();
    await expect(schedule).toContainText(/Done \d+ of \d+|Nothing was due/);
    await page.getByRole('button', { name: /^Done/ }).click();
    await page.getByLabel('Kind').selectOption({ label: 'Clean-up' });
    const jobs = page.getByRole('list', { name: 'Jobs' });
    await expect(jobs.getByRole('listitem').first()).toContainText('Clean-up');
    await expect(jobs.getByRole('listitem').first()).toContainText('You');
  });

  test('pauses a schedule and lets it go on', async ({ page }) => {
    await page.goto('admin/jobs');
    const schedule = page
      .getByRole('list', { name: 'Schedules' })
      .getByRole('listitem')
      .filter({ hasText: 'Coverage watch' });
    await schedule.getByRole('button', { name: 'Pause: Coverage watch' }).click();
    await expect(schedule).toContainText('Paused');
    await schedule.getByRole('button', { name: 'Resume: Coverage watch' }).click();
    await expect(schedule).toContainText(/Next .*6:10 AM/);
  });

  test('sees in the outbox what was sent, without a patient in it', async ({ page, practice }) => {
    await page.goto('admin/outbox');
    await isLive(page);
    await expect(page.getByText('A provider is set and sends them.').first()).toBeVisible();
    const { patient } = await practice.addAlert({ priority: 'urgent' });
    const notices = page.getByRole('list', { name: 'Notices' }).getByRole('listitem');
    const notice = notices.filter({ hasText: 'Urgent alert' }).first();
    await expect(notice).toBeVisible();
    await notice.getByRole('button').click();
    await expect(notice).toContainText('/pfinni/alerts');
    await expect(page.locator('body')).not.toContainText(patient.family_name);

    await page.getByLabel('Template').selectOption({ label: 'Digest' });
    const mail = page.frameLocator('iframe[title^="Preview"]');
    await expect(mail.getByRole('link', { name: 'Open the alerts' })).toBeVisible();
    await page.getByText('Text message', { exact: true }).click();
    await expect(page.getByText(/^PFINNI: /)).toBeVisible();
  });
});

test('a provider finds no way to jobs and outbox', async ({ page }) => {
  await page.goto('admin/jobs');
  await expect(page.getByRole('heading', { name: 'Your role does not open this' })).toBeVisible();
  await page.goto('admin/outbox');
  await expect(page.getByRole('heading', { name: 'Your role does not open this' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Jobs' })).toHaveCount(0);
});
