import type { Page } from '@playwright/test';
import { expect, test } from './support/pfinni';

test.use({ viewport: { width: 390, height: 844 }, contextOptions: { reducedMotion: 'reduce' } });

/** Keeps a picture beside the results, and holds that nothing reaches over the edge. */
async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true });
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
}

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
  await expect(page.getByText('$640.25 left').first()).toBeVisible();
  await picture(page, 'patient');
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
  await picture(page, 'account');
});
