import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

// Everything moves here, as it does for most people.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test.describe('test_patient_list_rendering', () => {
  test('a patient is found while one types, and opened from the keyboard', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await page.goto('patients');
    await expect(page.getByRole('table', { name: 'Patients' })).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type(patient.family_name.slice(0, 6).toLowerCase());
    await expect(page.getByText('1 found.', { exact: true })).toBeVisible(); // not "21 found."
    await expect(page.getByRole('link', { name: new RegExp(patient.family_name) })).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: `${patient.given_name} ${patient.family_name}` })).toBeVisible();
  });

  test('the search is found again on coming back, and gone on coming anew', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await page.goto('patients');
    await page.getByRole('searchbox').fill(patient.family_name);
    await page.getByRole('link', { name: new RegExp(patient.family_name) }).click();
    await expect(page.getByRole('heading', { name: `${patient.given_name} ${patient.family_name}` })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue(patient.family_name);
    await page.getByRole('link', { name: 'Dashboard' }).click();
    await expect(page).toHaveURL(/\/dashboard$/);
    await page.getByRole('link', { name: 'Patients', exact: true }).click();
    await expect(page.getByRole('searchbox')).toHaveValue('');
  });

  test('nobody is found for words that nobody has', async ({ page }) => {
    await page.goto('patients');
    await page.getByRole('searchbox').fill(unheardOf());
    await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
    await page.getByRole('button', { name: 'Clear the search' }).last().click();
    await expect(page.getByRole('table', { name: 'Patients' })).toBeVisible();
  });

  test('filters and order stand in the address and in the list', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await practice.move(patient, 'urgent');
    await page.goto('patients?order=updated&descending=true');
    await expect(page.getByRole('columnheader', { name: 'Changed' })).toHaveAttribute('aria-sort', 'descending');
    await page.getByRole('button', { name: 'Status', exact: true }).first().click();
    await page.getByRole('checkbox', { name: 'Urgent' }).click();
    await expect(page.getByRole('checkbox', { name: 'Urgent' })).toBeChecked();
    await expect(page).toHaveURL(/status=urgent/);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('link', { name: new RegExp(patient.family_name) })).toBeVisible();
    const others = page.getByRole('row').filter({ hasText: /Inquiry|Onboarding|Churned/ });
    await expect(others).toHaveCount(0);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(page).not.toHaveURL(/status=/);
  });

  test('pages follow each other without a gap or a double, with an exact total', async ({ page, practice }) => {
    await Promise.all(Array.from({ length: 8 }, () => practice.addPatient()));
    await page.goto('patients?order=created');
    await page.getByLabel('Rows on a page').selectOption('25');
    const where = page.getByRole('navigation', { name: 'Pages' }).getByRole('status');
    await expect(where).toHaveText(/^1–25 of /);
    const links = page.getByRole('table', { name: 'Patients' }).getByRole('link');
    const first = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(where).toHaveText(/^26–/);
    const second = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expect(where).toHaveText(/^1–25 of /);
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(first);
  });

  test('everything is found by its name under Ctrl K', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await page.goto('account');
    await expect(page.getByText('What you may do')).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Search everything' }).fill(patient.family_name);
    await expect(page.getByRole('button', { name: new RegExp(patient.family_name) })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: `${patient.given_name} ${patient.family_name}` })).toBeVisible();
  });
});

test.describe('test_patient_form_validation', () => {
  test('a patient is added once the rules hold that the API finds broken', async ({ page }) => {
    const name = unheardOf();
    await page.goto('patients/new');
    await page.getByLabel('First name').fill('Zoë');
    await page.getByLabel('Last name').fill(name);
    await page.getByLabel('Birth date').fill('2199-01-01');
    await page.getByRole('button', { name: 'Add a number' }).click();
    await page.getByLabel('Telephone 1', { exact: true }).fill('(202) 555-0123');
    await page.getByRole('button', { name: 'Add patient' }).click();
    await expect(page.getByText('The birth date lies in the future.')).toBeVisible();
    await expect(page.getByLabel('Birth date')).toBeFocused();

    await page.getByLabel('Birth date').fill('1980-02-29');
    await page.getByRole('button', { name: 'Add patient' }).click();
    await expect(page.getByRole('heading', { name: `Zoë ${name}` })).toBeVisible();
    await expect(page.getByTestId('patient-status')).toHaveText('Inquiry');
    await expect(page.getByText('Feb 29, 1980').first()).toBeVisible();
    await expect(page.getByRole('link', { name: '(202) 555-0123' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No insurance on record' })).toBeVisible();
  });

  test('a record number that somebody else holds is refused at its field', async ({ page, practice }) => {
    const mrn = unheardOf().toUpperCase();
    await practice.addPatient({ mrn });
    await page.goto('patients/new');
    await page.getByLabel('First name').fill('Zoë');
    await page.getByLabel('Last name').fill(unheardOf());
    await page.getByLabel('Birth date').fill('1980-02-29');
    await page.getByLabel('Medical record number').fill(mrn);
    await page.getByRole('button', { name: 'Add patient' }).click();
    await expect(page.getByLabel('Medical record number')).toHaveAttribute('aria-invalid', 'true');
  });

  test('a patient is edited, and what was not touched stays', async ({ page, practice }) => {
    const address = { line1: '1 Elm St', city: 'Albany', state: 'NY', postal_code: '12207' };
    const patient = await practice.addPatient({ address, tags: ['follow-up'] });
    await page.goto(`patients/${patient.id}`);
    await page.getByRole('link', { name: 'Edit' }).click();
    await expect(page.getByLabel('State')).toHaveValue('NY');
    await page.getByLabel('Goes by').fill('Tess');
    await page.getByRole('button', { name: 'Save changes' }).click();
    const overview = page.getByRole('tabpanel', { name: 'Overview' });
    await expect(overview.getByText('Tess', { exact: true })).toBeVisible();
    await expect(overview.getByText('1 Elm St')).toBeVisible();
    await expect(overview.getByText('follow-up')).toBeVisible();
  });
});

test('a payer’s rejection is told in plain words', async ({ page }) => {
  await page.goto('patients');
  await page.getByRole('searchbox').fill('Fairweather');
  await page.getByRole('link', { name: /Fairweather/ }).click();
  await page.getByRole('tab', { name: 'Insurance' }).click();
  await expect(page.getByText('The member id is invalid or missing. Correct it and check again.')).toBeVisible();
});

test('a patient who is not there is said to be not there', async ({ page }) => {
  await page.goto('patients/aaaaaaaaaaaaaaaaaaaa');
  await expect(page.getByRole('heading', { name: 'There is no such patient here.' })).toBeVisible();
  await page.getByRole('link', { name: 'To the patients' }).click();
  await expect(page).toHaveURL(/\/patients$/);
});
