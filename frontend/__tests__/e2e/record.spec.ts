import { check, picture } from './support/accessible';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

test.describe('the record of a patient', () => {
  test('a field that was left says at once what is wrong with it', async ({ page }) => {
    await page.goto('patients/new');
    await page.getByRole('textbox', { name: 'Email' }).fill('zoe@');
    await page.getByLabel('ZIP code').fill('1234');
    await page.getByLabel('ZIP code').blur();
    await expect(page.getByText('Enter an e-mail address such as name@example.com.')).toBeVisible();
    await expect(page.getByText('Enter a ZIP code such as 10001 or 10001-1234.')).toBeVisible();
    await page.getByLabel('Birth date').fill('2019-05-01');
    await expect(page.getByText(/This patient is a minor/)).toBeVisible();
    await check(page);
    await picture(page, 'form');
  });

  test('a number of the practice’s own row is generated, and a slip in one is told', async ({ page }) => {
    const name = unheardOf();
    await page.goto('patients/new');
    await page.getByLabel('First name').fill('Zoë');
    await page.getByLabel('Last name').fill(name);
    await page.getByLabel('Birth date').fill('1980-02-29');
    const number = page.getByLabel('Medical record number');
    await page.getByRole('button', { name: 'Generate a record number' }).click();
    await expect(number).toHaveValue(/^MRN-\d{8}$/);
    const given = await number.inputValue();
    const slip = `${given.slice(0, -1)}${(Number(given.at(-1)) + 1) % 10}`;
    await number.fill(slip);
    await page.getByRole('button', { name: 'Add patient' }).click();
    await expect(page.getByText('One of the digits is mistyped. Compare the number with its source.')).toBeVisible();
    await number.fill(given.toLowerCase());
    await page.getByRole('button', { name: 'Add patient' }).click();
    await expect(page.getByRole('heading', { name: `Zoë ${name}` })).toBeVisible();
    await expect(page.getByText(given).first()).toBeVisible();
  });

  test('a patient is archived for a reason, found no more, and restored', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await page.goto(`patients/${patient.id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Archive' }).click();
    await expect(dialog.getByText('Say why.')).toBeVisible();
    await check(page);
    await dialog.getByLabel('Reason').fill('Moved away');
    await dialog.getByRole('button', { name: 'Archive' }).click();
    await expect(page.getByText('Moved away')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
    expect((await practice.patient(patient.id)).archive_reason).toBe('Moved away');

    await page.getByRole('button', { name: 'Restore' }).click();
    await dialog.getByLabel('Reason').fill('Came back');
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await expect(page.getByRole('link', { name: 'Edit' })).toBeVisible();
    await expect(page.getByText('Moved away')).toHaveCount(0);
  });

  test('who comes too late to archive reads it, and decides again', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await page.goto(`patients/${patient.id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    const dialog = page.getByRole('dialog');
    await practice.move(patient, 'urgent', 'Chest pain');
    await dialog.getByLabel('Reason').fill('Moved away');
    await dialog.getByRole('button', { name: 'Archive' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Somebody else changed this patient just now.');
    await expect(page.getByTestId('patient-status')).toHaveText('Urgent');
    await dialog.getByRole('button', { name: 'Archive' }).click();
    await expect(dialog).toHaveCount(0);
    expect((await practice.patient(patient.id)).archive_reason).toBe('Moved away');
  });

  test('a death is noted, and every version tells what it changed', async ({ page, practice }) => {
    const patient = await practice.addPatient({ email: `${unheardOf()}@example.com` });
    await practice.move(patient, 'onboarding', 'Called us');
    await page.goto(`patients/${patient.id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /death/ }).click();
    await page.getByLabel('Day of death').fill('2020-02-29');
    await page.getByRole('button', { name: 'Note it' }).click();
    await expect(page.getByText(/Feb 29, 2020/).first()).toBeVisible();

    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page.getByRole('heading', { name: 'Version 3' })).toBeVisible();
    const [newest, second, first] = await page
      .getByRole('listitem')
      .filter({ hasText: /Version \d/ })
      .allTextContents();
    expect(newest).toContain('DeceasedNo→Yes');
    expect(newest).toContain('Feb 29, 2020');
    expect(second).toContain('StatusInquiry→Onboarding');
    expect(second).toContain('Called us');
    expect(first).toContain('The record was added.');
    await check(page);
    await picture(page, 'versions');
    await page.setViewportSize({ width: 390, height: 800 });
    await picture(page, 'versions-phone');
  });
});
