import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { check, picture } from './support/accessible';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

const run = promisify(execFile);
const PASSPHRASE = 'violet anchor meadow tractor';
const AGE = 'age-encryption.org/v1';

/** Nobody whom the practice could take for somebody else. */
function somebody() {
  const day = new Date(Date.UTC(1940, 0, 1 + randomInt(25_000)));
  return { given_name: unheardOf(), birth_date: day.toISOString().slice(0, 10) };
}

test.describe('test_insurance_data_export', () => {
  test.use({ role: 'billing' });

  test('the list is exported as a file that opens and that its manifest describes', async ({ page, practice }) => {
    const patient = await practice.addPatient(somebody());
    const recipient = unheardOf();
    await page.goto('patients');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^Export / });
    await dialog.getByRole('button', { name: 'Export' }).click();
    await expect(dialog.getByText('Say who receives the file.')).toBeVisible();
    await dialog.getByLabel('Who receives it').fill(recipient);
    await dialog.getByLabel('Encrypt it with a passphrase').uncheck();
    await expect(dialog.getByText(/anybody who comes by the file/)).toBeVisible();
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^pfinni-export-\d{4}-\d{2}-\d{2}\.zip$/);
    const path = await download.path();
    const { stdout: manifest } = await run('python3', ['-m', 'zipfile', '-l', path]);
    expect(manifest).toContain('manifest.json');
    const { stdout: rows } = await run('python3', ['-c', READ, path, 'pfinni-patients.csv'], { maxBuffer: 1 << 26 });
    expect(rows).toContain(patient.family_name);

    await page.goto('exports');
    const row = page.getByRole('list', { name: 'Exports' }).getByRole('listitem').filter({ hasText: recipient });
    await expect(row).toContainText('Running the practice');
    await expect(row).toContainText('Ready');
    const again = page.waitForEvent('download');
    await row.getByRole('button', { name: /^Download/ }).click();
    expect(await readFile(await (await again).path())).toEqual(await readFile(path));
  });

  test('an encrypted, de-identified one asks for its passphrase each time', async ({ page, practice }) => {
    await practice.addPatient(somebody());
    const recipient = unheardOf();
    await page.goto('patients');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^Export / });
    await dialog.getByLabel('Both').check();
    await dialog.getByLabel('Without anything that says who it is').check();
    await dialog.getByLabel('Who receives it').fill(recipient);
    await dialog.getByLabel('Passphrase', { exact: true }).fill('short');
    await dialog.getByRole('button', { name: 'Export' }).click();
    await expect(dialog.getByText('Use at least 12 characters.')).toBeVisible();
    await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    const downloading = page.waitForEvent('download', { timeout: 60_000 });
    await dialog.getByRole('button', { name: 'Export' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.zip\.age$/);
    expect((await readFile(await download.path())).subarray(0, AGE.length).toString()).toBe(AGE);

    await page.goto('exports');
    const row = page.getByRole('list', { name: 'Exports' }).getByRole('listitem').filter({ hasText: recipient });
    await expect(row).toContainText('De-identified');
    await row.getByRole('button', { name: /^Download/ }).click();
    const asking = page.getByRole('dialog', { name: 'Download an encrypted export' });
    await asking.getByLabel('Passphrase', { exact: true }).fill('another meadow of violet anchors');
    const again = page.waitForEvent('download', { timeout: 60_000 });
    await asking.getByRole('button', { name: 'Download' }).click();
    expect((await again).suggestedFilename()).toMatch(/\.zip\.age$/);
    await expect(asking).toHaveCount(0);
  });

  for (const [size, viewport] of [
    ['desktop', { width: 1440, height: 900 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    test.describe(size, () => {
      test.use({ viewport });

      test('the dialog is accessible', async ({ page, practice }) => {
        await practice.addPatient(somebody());
        await page.goto('patients');
        await page.getByRole('button', { name: 'Export', exact: true }).click();
        const dialog = page.getByRole('dialog', { name: /^Export / });
        await dialog.getByRole('button', { name: /^Choose the columns/ }).click();
        await expect(dialog.getByLabel('Family name')).toBeVisible();
        await check(page);
        await picture(page, `export-${size}`);
      });

      test('the page of earlier exports is accessible', async ({ page }) => {
        await page.goto('exports');
        await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible();
        await expect(page.getByRole('heading', { level: 2, name: 'Exports', exact: true })).toBeVisible();
        await check(page);
        await picture(page, `exports-${size}`);
      });
    });
  }
});

test('a provider finds no way to take patients out', async ({ page }) => {
  await page.goto('patients');
  await expect(page.getByRole('heading', { level: 1, name: 'Patients' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toHaveCount(0);
  await page.goto('exports');
  await expect(page.getByRole('heading', { name: 'Your role does not open this' })).toBeVisible();
});

/** Prints one file of an archive. */
const READ = 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))';
