import { readFile } from 'node:fs/promises';
import { check, picture } from './support/accessible';
import { expect, test } from './support/pfinni';

// One test adds more people than a page holds: what another waits for would slip from the first page.
test.describe.configure({ mode: 'default' });

test.describe('test_audit_viewing', () => {
  test.use({ role: 'audit' });

  test('the auditor comes to the trail, finds what was done, and sees nobody’s name', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await page.goto('');
    await expect(page).toHaveURL(/\/pfinni\/audit$/);
    const entries = page.getByRole('table', { name: 'Entries' });
    await page.getByLabel('What').selectOption({ label: 'Patient: created' });
    await expect(page).toHaveURL(/action=patient\.created/);
    const created = entries.getByRole('row').filter({ hasText: `Patient ${patient.id}` });
    await expect(created).toContainText('Done');
    await created.getByRole('button').click();
    const drawer = page.getByRole('dialog');
    await expect(drawer).toContainText('patient.created');
    await expect(drawer.getByRole('link', { name: 'Open' })).toHaveCount(0);
    await drawer.getByRole('button', { name: `Trail of Patient ${patient.id}` }).click();
    await expect(page).toHaveURL(new RegExp(`subject=${patient.id}`));
    await expect(drawer).toHaveCount(0);
    await expect(page.locator('body')).not.toContainText(patient.family_name);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Show entries about everybody' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByLabel('What').selectOption({ label: 'Audit trail: everything' });
    await expect(entries.getByRole('row').nth(1)).toContainText('Audit: read');
  });

  test('older entries follow, by keyboard as well', async ({ page, practice }) => {
    await Promise.all(Array.from({ length: 55 }, () => practice.addPatient()));
    await page.goto('audit?action=patient.created');
    const entries = page.getByRole('table', { name: 'Entries' });
    await expect(entries.getByRole('row')).toHaveCount(51);
    await page.getByRole('button', { name: 'Show older' }).click();
    await expect.poll(() => entries.getByRole('row').count()).toBeGreaterThan(51);
    await entries.getByRole('button').first().focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(entries.getByRole('button').first()).toBeFocused();
  });

  test('a check says that the trail is whole, and an export is downloaded', async ({ page }) => {
    await page.goto('audit');
    const state = page.getByRole('region', { name: 'State of the audit trail' });
    await state.getByRole('button', { name: 'Check now' }).click();
    await expect(state.getByRole('heading', { name: 'The audit trail is whole' })).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^pfinni-audit-1-\d+\.jsonl$/);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ form: 'pfinni-audit-export-1' });
    expect(JSON.parse(lines.at(-1) ?? '')).toHaveProperty('end');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByLabel('Table (CSV)').check();
    const table = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
    expect((await table).suggestedFilename()).toBe('pfinni-audit-entries.csv');
  });

  for (const [size, viewport] of [
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    test.describe(size, () => {
      test.use({ viewport });

      test('page, entry and export are accessible', async ({ page }) => {
        await page.goto('audit');
        const entries = page.getByRole('table', { name: 'Entries' });
        await expect(entries.getByRole('row').nth(1)).toBeVisible();
        await check(page);
        await picture(page, `audit-${size}`);
        await entries.getByRole('button').first().click();
        await expect(page.getByRole('dialog')).toContainText('Sealed in');
        await check(page);
        await picture(page, `audit-entry-${size}`);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Export', exact: true }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await check(page);
      });
    });
  }
});

test('a provider finds no way to the audit trail', async ({ page }) => {
  await page.goto('audit');
  await expect(page.getByRole('heading', { name: 'Your role does not open this' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Audit trail' })).toHaveCount(0);
});
