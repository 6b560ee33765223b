import { randomInt } from 'node:crypto';
import { check } from './support/accessible';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

const WHOLE_YEAR = 366;

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
  // No other view is of this list: a try that failed may have left its own.
  const within = randomInt(1, WHOLE_YEAR);
  await page.goto(`patients?status=urgent&birthday_within=${within}&order=updated&descending=true&column=provider`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save this list…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name })).toBeVisible();
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
  // The list is of nobody but them: a row that another test takes away would be taken from the chosen ones.
  await practice.addPatient({ birth_date: '1910-03-14' });
  const patient = await practice.addPatient({ birth_date: '1910-10-02' });
  await page.goto('patients?age_from=115&order=created&descending=true');
  await page.getByRole('link', { name: new RegExp(patient.family_name) }).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('region', { name: 'Chosen patients' });
  await expect(bar.getByRole('status')).toHaveText('2 selected');
  await check(page);
  await bar.getByRole('button', { name: 'Change status' }).click();
  await expect(page.getByRole('dialog')).toContainText('2 patients');
});

test('a list is narrowed by a tag, and everybody in it is given another tag and a provider at once', async ({
  page,
  practice,
}) => {
  const [family, tag] = [unheardOf(), `Round ${unheardOf()}`];
  const people = [
    await practice.addPatient({ family_name: family, birth_date: '1914-03-14' }),
    await practice.addPatient({ family_name: family, birth_date: '1914-10-02' }),
  ];
  const order = 'order=created&descending=true';
  await page.goto(`patients?age_from=111&age_to=113&${order}&column=status&column=provider&column=tags`);
  for (const { id } of people) {
    await page.locator(`[data-patient="${id}"]`).getByRole('checkbox').check();
  }
  const bar = page.getByRole('region', { name: 'Chosen patients' });
  await bar.getByRole('button', { name: 'Tags' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tags of 2 patients' });
  await dialog.getByRole('combobox', { name: 'Tag' }).fill(tag);
  await dialog.getByRole('button', { name: 'Look first' }).click();
  await expect(dialog.getByRole('status')).toHaveText('2 will change.');
  await check(page);
  await dialog.getByRole('button', { name: 'Change 2' }).click();
  await page.getByRole('dialog', { name: 'Records changed' }).getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Tags', exact: true }).first().click();
  await page.getByRole('checkbox', { name: new RegExp(`^${tag} 2$`) }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: `Take away: Tag: ${tag}` })).toBeVisible();
  expect(page.url()).not.toContain(family);
  expect(decodeURIComponent(page.url())).not.toContain(tag);
  await expect(page.locator('[data-patient]')).toHaveCount(2);

  await expect(bar.getByRole('status')).toHaveText('2 selected');
  await bar.getByRole('button', { name: 'Assign provider' }).click();
  const assigning = page.getByRole('dialog', { name: 'Provider of 2 patients' });
  const assigned = await assigning.getByRole('combobox', { name: 'Assign to' }).locator('option').first().textContent();
  await assigning.getByRole('button', { name: 'Look first' }).click();
  await assigning.getByRole('button', { name: 'Change 2' }).click();
  await page.getByRole('dialog', { name: 'Records changed' }).getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('[data-patient]').getByText(assigned ?? '')).toHaveCount(2);
  await page.getByRole('columnheader', { name: 'Provider' }).getByRole('button').click();
  await expect(page).toHaveURL(/order=provider/);
  await check(page);
});

test('somebody with whom one was in touch stands first by the last contact', async ({ page, practice }) => {
  const patient = await practice.addPatient();
  await practice.noteContact(patient.id);
  await page.goto('patients?order=last_contact&descending=true&column=status&column=last_contact');
  await expect(page.locator('[data-patient]').first()).toContainText(patient.family_name);
  await expect(page.getByRole('columnheader', { name: 'Last contact' })).toHaveAttribute('aria-sort', 'descending');
  await check(page);
});

test('the rows move in their card, and the page does not', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('patients');
  await expect(page.locator('[data-patient]').first()).toBeVisible();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
  );
  expect(overflow).toBe(0);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeInViewport();
  await page.locator('[data-patient]').last().scrollIntoViewIfNeeded();
  await expect(page.getByRole('columnheader', { name: 'Status' })).toBeInViewport();
});
