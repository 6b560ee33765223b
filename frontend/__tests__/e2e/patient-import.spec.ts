import { check, picture } from './support/accessible';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

/** A list of three: two good rows and one to mend; dates can be read either way, and no file had these headings. */
function list(name: string) {
  const text = [
    `Last name;First name;DOB;Phone;Insurance;Member ID;${name}`,
    `${name};Ada;03/04/1980;(202) 555-0123;Harborline Health Plan;HRB1`,
    `${name};Ben;05/06/1981;(202) 555-0124;Harborline Health Plan;HRB2`,
    `${name};;07/08/1982;12;;`,
  ].join('\n');
  return { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
}

test('a list is read, checked, entered and taken back', async ({ page }) => {
  const name = unheardOf();
  await page.goto('import');
  await page.getByRole('link', { name: 'Patient list' }).click();
  await check(page);
  await page.getByTestId('files').setInputFiles(list(name));

  await expect(page.getByRole('heading', { name: 'What do the columns mean?' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Meaning of DOB' })).toHaveValue('Birth date');
  await check(page);
  await picture(page, 'columns');
  await page.getByRole('button', { name: 'Check the rows' }).click();
  await expect(page.getByText('Say whether the month or the day stands first.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Dates such as' }).click();
  await page.getByRole('option', { name: 'March 4' }).click();
  await page.getByRole('button', { name: 'Check the rows' }).click();

  const rows = page.getByRole('table', { name: 'Rows of the file' });
  await expect(rows.getByRole('row', { name: 'To mend' })).toContainText('First name: The first name is missing.');
  await expect(rows.getByRole('row', { name: 'To mend' })).toContainText('Phone: Enter a telephone number');
  await check(page);
  await picture(page, 'check');
  await page.getByRole('button', { name: 'Import 2 rows' }).click();

  await expect(page.getByRole('heading', { name: 'What came of it' })).toContainText('Done');
  await page.getByText('New patient 2').click();
  await expect(rows.getByRole('link', { name: 'Open the patient' })).toHaveCount(2);
  await check(page);
  await picture(page, 'result');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Rows to mend' }).click();
  expect((await download).suggestedFilename()).toBe('rows-to-mend.csv');

  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('It was the wrong list');
  await page.getByRole('button', { name: 'Undo the import' }).click();
  await expect(page.getByRole('heading', { name: 'What came of it' })).toContainText('Taken back');
  await page.getByRole('link', { name: 'All imports' }).click();
  await expect(page.getByRole('row', { name: `${name}.csv` })).toContainText('Taken back');
});

test('a file that is no list is refused with what to do', async ({ page }) => {
  await page.goto('import/patients');
  const picture = { name: 'list.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004 nothing') };
  await page.getByTestId('files').setInputFiles(picture);
  await expect(page.getByText('Save it as CSV or as an Excel workbook')).toBeVisible();
});

test.describe('for billing', () => {
  test.use({ role: 'billing' });

  test('only eligibility files come in', async ({ page }) => {
    await page.goto('import');
    await expect(page.getByRole('heading', { name: 'Import' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Patient list' })).toHaveCount(0);
    await page.goto('import/patients');
    await expect(page.getByText('Your role does not open this')).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('nothing reaches over the edge', async ({ page }) => {
    await page.goto('import/patients');
    await page.getByTestId('files').setInputFiles(list(unheardOf()));
    await expect(page.getByRole('heading', { name: 'What do the columns mean?' })).toBeVisible();
    await picture(page, 'columns-phone');
  });
});
