import { check, picture } from './support/accessible';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

/** An address of one's own: a shared one would make a double of somebody. */
function mailOf(name: string): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
}

test.describe('guided onboarding', () => {
  test('from a name to the payer’s answer, with what is missing told on the way', async ({ page }) => {
    const name = unheardOf();
    const memberId = `HLH${String(Date.now()).slice(-8)}`;
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
    await page.getByRole('textbox', { name: 'Email' }).fill(mailOf(name));
    await check(page);
    await page.getByRole('button', { name: 'Next' }).click();

    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText('Choose the payer.')).toBeVisible();
    await page.getByLabel('Payer').selectOption({ label: 'Harborline Health Plan' });
    await page.getByLabel('Member ID').fill(memberId);
    await check(page);
    await picture(page, 'insurance');
    await page.getByRole('button', { name: 'Next' }).click();

    await expect(page.getByText(memberId)).toBeVisible();
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
    await page.getByRole('textbox', { name: 'Email' }).fill(mailOf(name));
    await page.getByRole('button', { name: 'Finish later' }).click();
    await expect(page).toHaveURL(/\/patients$/);

    await page.goto('patients/onboarding');
    await page.getByRole('button', { name: `Go on with Testa ${name}` }).click();
    await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(mailOf(name));
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

test('whoever is on record is onboarded again only after a decision', async ({ page, practice }) => {
  const known = await practice.addPatient();
  const name = `${known.given_name} ${known.family_name}`;
  await page.goto('patients/onboarding');
  await page.getByLabel('First name').fill(known.given_name);
  await page.getByLabel('Last name').fill(known.family_name);
  await page.getByLabel('Birth date').fill(known.birth_date);
  await expect(page.getByRole('region', { name: 'Perhaps on record already' })).toContainText(name);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill(mailOf(name));
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Pays without insurance').check();
  await page.getByLabel('Reason').fill('Travels, and pays each visit.');
  await page.getByRole('button', { name: 'Next' }).click();

  await page.getByRole('button', { name: 'Add patient', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Is this the same person?' });
  await expect(dialog.getByRole('link', { name })).toBeVisible();
  await check(page);
  await picture(page, 'double');
  await dialog.getByRole('button', { name: 'Back to the form' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Add patient', exact: true }).click();
  await dialog.getByRole('button', { name: 'Somebody else: add the patient' }).click();
  await expect(dialog.getByText('Say why.')).toBeVisible();
  await dialog.getByLabel('Why is this somebody else?').fill('Cousins with one name.');
  await dialog.getByRole('button', { name: 'Somebody else: add the patient' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByText('Active').first()).toBeVisible();
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
