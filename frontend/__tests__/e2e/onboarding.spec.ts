import { check, picture } from './support/accessible';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

test.describe('guided onboarding', () => {
  test('from a name to the payer’s answer, with what is missing told on the way', async ({ page }) => {
    const name = unheardOf();
    await page.goto('patients/onboarding');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('Enter the first name.')).toBeVisible();
    await check(page);
    await page.getByLabel('First name').fill('Testa');
    await page.getByLabel('Last name').fill(name);
    await page.getByLabel('Birth date').fill('1980-03-12');
    await picture(page, 'person');
    await page.getByRole('button', { name: 'Next' }).click();

    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('Enter a telephone number or an e-mail address.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Email' }).fill('testa@example.com');
    await check(page);
    await page.getByRole('button', { name: 'Next' }).click();

    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('Choose the payer.')).toBeVisible();
    await page.getByLabel('Payer').selectOption({ label: 'Harborline Health Plan' });
    await page.getByLabel('Member id').fill('HLH00000000');
    await check(page);
    await picture(page, 'insurance');
    await page.getByRole('button', { name: 'Next' }).click();

    await expect(page.getByText('HLH00000000')).toBeVisible();
    await check(page);
    await picture(page, 'review');
    await page.getByRole('button', { name: 'Add patient and ask the payer' }).click();

    // The payer knows nobody under this id: the reason is told, and somebody has to look.
    await expect(page.getByTestId('eligibility-check')).toContainText('Not processed by the payer', {
      timeout: 20_000,
    });
    await expect(page.getByRole('list', { name: 'What the payer objects to' })).toBeVisible();
    await expect(page.getByText('Inquiry').first()).toBeVisible();
    await check(page);
    await picture(page, 'answer');
    await page.getByRole('link', { name: 'Open the record' }).click();
    await expect(page.getByRole('heading', { name: `Testa ${name}` })).toBeVisible();
  });

  test('what is not finished is kept, gone on with, and ends with the patient', async ({ page }) => {
    const name = unheardOf();
    await page.goto('patients/onboarding');
    await page.getByLabel('First name').fill('Testa');
    await page.getByLabel('Last name').fill(name);
    await page.getByLabel('Birth date').fill('1980-03-12');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('textbox', { name: 'Email' }).fill('testa@example.com');
    await page.getByRole('button', { name: 'Finish later' }).click();
    await expect(page).toHaveURL(/\/patients$/);

    await page.goto('patients/onboarding');
    await page.getByRole('button', { name: `Go on with Testa ${name}` }).click();
    await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue('testa@example.com');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Pays without insurance').check();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('Say why the patient pays without insurance.')).toBeVisible();
    await page.getByLabel('Reason').fill('Travels, and pays each visit.');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Add patient', exact: true }).click();
    await expect(page.getByRole('heading', { name: `Testa ${name}` })).toBeVisible();
    await expect(page.getByText('Active').first()).toBeVisible();

    await page.goto('patients/onboarding');
    await expect(page.getByRole('button', { name: `Go on with Testa ${name}` })).toHaveCount(0);
  });
});

test('a move tells what it still needs before anybody tries', async ({ page, practice }) => {
  const patient = await practice.move(await practice.addPatient(), 'onboarding');
  await page.goto(`patients/${patient.id}`);
  await page.getByRole('button', { name: 'Change status' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Active/ }).click();
  await expect(dialog.getByText('Check an insurance that is in force', { exact: false })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Move to Active' })).toBeDisabled();
  await check(page);
  await dialog.getByLabel('Pays without insurance').check();
  await dialog.getByLabel('Reason').fill('Pays each visit.');
  await dialog.getByRole('button', { name: 'Move to Active' }).click();
  await expect(page.getByTestId('patient-status')).toHaveText('Active');
});
