import { expect, test } from './support/pfinni';

test.use({ role: 'admin' });

test('sets the practice up, and is told when somebody else was faster', async ({ page, practice }) => {
  await practice.set({ npi: '1234567893', idle_minutes: 15 });
  await page.goto('admin/settings');
  const npi = page.getByLabel('NPI');
  await expect(npi).toHaveValue('1234567893');
  await npi.fill('1234567890');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('The check digit of this NPI is wrong.')).toBeVisible();
  await npi.fill('1245319599');
  await practice.set({ idle_minutes: 16 });
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Somebody else changed the settings' })).toBeVisible();
  await page.getByRole('button', { name: 'Show what is there now' }).click();
  await expect(page.getByLabel('Idle time')).toHaveValue('16 minutes');
  await expect(npi).toHaveValue('1245319599');
  await page.getByLabel('Idle time').fill('15');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('The settings are saved.')).toBeVisible();
  await npi.fill('1234567893');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByRole('button', { name: 'Save settings' })).toBeDisabled();
});
