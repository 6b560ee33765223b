import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

const SAMPLES = join(import.meta.dirname, '../../../insurance_data_source');
const KNOWN = '02-active-ppo.xml';

/** An answer about somebody whom nobody has heard of. */
async function answerAbout(name: string) {
  const known = await readFile(join(SAMPLES, KNOWN), 'utf8');
  const text = known
    .replaceAll('Jessamy', name)
    .replaceAll('JESSAMY', name)
    .replaceAll('CHM65395666', name.toUpperCase());
  return { name: 'new.xml', mimeType: 'text/xml', buffer: Buffer.from(text) };
}

test('files are imported by upload; a broken one holds up no other, and a known one changes nothing', async ({
  page,
}) => {
  const name = unheardOf();
  const cut = (await readFile(join(SAMPLES, '01-active-hmo.xml'))).subarray(0, 2000);
  await page.goto('import');
  await page
    .getByTestId('files')
    .setInputFiles([
      { name: 'cut.xml', mimeType: 'text/xml', buffer: cut },
      { name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
      { name: KNOWN, mimeType: 'text/xml', buffer: await readFile(join(SAMPLES, KNOWN)) },
      await answerAbout(name),
    ]);
  const row = (file: string) => page.getByRole('row', { name: file });
  await expect(row('cut.xml')).toContainText('Not imported');
  await expect(row('cut.xml')).toContainText(/\w+ .*\. At line \d+/);
  await expect(row('picture.png')).toContainText('Not imported');
  await expect(row(KNOWN)).toContainText('Unchanged');
  await expect(row('new.xml')).toContainText('New patient');

  await row('new.xml').getByRole('link', { name: 'Open the patient' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(new RegExp(name, 'i'));
  await page.getByRole('tab', { name: 'Insurance' }).click();
  const insurance = page.getByRole('tabpanel', { name: 'Insurance' });
  await expect(insurance.getByText('Cedar Hollow PPO 1500', { exact: false }).first()).toBeVisible();
  await expect(insurance.getByText('$640.25 left')).toBeVisible();
});

test('files may be dropped', async ({ page }) => {
  const known = await readFile(join(SAMPLES, KNOWN), 'utf8');
  await page.goto('import');
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.xml', { type: 'text/xml' }));
    return transfer;
  }, known);
  await page.getByText('Drop eligibility files here').dispatchEvent('drop', { dataTransfer: files });
  await expect(page.getByRole('row', { name: 'dropped.xml' })).toContainText('Unchanged');
});
