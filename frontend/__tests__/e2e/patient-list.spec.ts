import { check } from './support/accessible';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

test('filters are chips, taken away one by one, and an empty list offers to clear them', async ({ page }) => {
  await page.goto('patients?status=active&age_from=18&age_to=25&birthday_within=30');
  await page.getByRole('button', { name: 'Take away: Birthday within 30 days' }).click();
  await expect(page).not.toHaveURL(/birthday_within/);
  await expect(page).toHaveURL(/age_from=18/);
  await page.goto('patients?age_from=150');
  await expect(page.getByRole('heading', { name: 'No patient matches these filters' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(page.getByRole('table', { name: 'Patients' })).toBeVisible();
});

test('a list is kept under a name, found again and removed', async ({ page }) => {
  const name = unheardOf();
  await page.goto('patients?status=urgent&order=updated&descending=true&column=provider');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this list…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.goto('patients');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(page).toHaveURL(/status=urgent/);
  await expect(page.getByRole('columnheader', { name: 'Provider' })).toBeVisible();
  await page.getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: `Remove “${name}”` }).click();
  await expect(page.getByRole('button', { name: 'Views' })).toBeVisible();
});

test('rows are chosen from the keyboard, and their status is changed together', async ({ page, practice }) => {
  const patient = await practice.addPatient();
  await page.goto('patients?order=created&descending=true');
  await page.getByRole('link', { name: new RegExp(patient.family_name) }).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('region', { name: 'Chosen patients' });
  await expect(bar.getByRole('status')).toHaveText('2 selected');
  await check(page);
  await bar.getByRole('button', { name: 'Change status' }).click();
  await expect(page.getByRole('dialog')).toContainText('2 patients');
});
