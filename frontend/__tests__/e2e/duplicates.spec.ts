import { check } from './support/accessible';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

test('whoever is on record is told while somebody is entered, and adding them again needs a decision', async ({
  page,
  practice,
}) => {
  const known = await practice.addPatient();
  await page.goto('patients/new');
  await page.getByRole('textbox', { name: 'Last name', exact: true }).fill(known.family_name);
  await page.getByLabel('First name').fill(known.given_name);
  await page.getByLabel('Birth date').fill(known.birth_date);
  const warning = page.getByRole('region', { name: 'Perhaps on record already' });
  await expect(warning.getByRole('link', { name: `${known.given_name} ${known.family_name}` })).toBeVisible();
  await expect(warning).toContainText('Same birth date');
  await check(page);

  await page.getByRole('button', { name: 'Add patient' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is this the same person?' });
  await expect(dialog.getByRole('link', { name: `${known.given_name} ${known.family_name}` })).toBeVisible();
  await dialog.getByRole('button', { name: 'Somebody else: add the patient' }).click();
  await expect(dialog.getByText('Say why.')).toBeVisible();
  await check(page);
  await dialog.getByLabel('Why is this somebody else?').fill('Cousins with one name.');
  await dialog.getByRole('button', { name: 'Somebody else: add the patient' }).click();
  await expect(page).toHaveURL(/\/patients\/[a-z2-7]{20}$/);
});

test('doubles are found, merged field by field, and taken apart again', async ({ page, practice }) => {
  const family_name = unheardOf();
  const person = { family_name, given_name: unheardOf(), birth_date: '1980-03-12' };
  const phones = [{ number: '+12025550123', kind: 'mobile' as const }];
  const first = await practice.addPatient({ ...person, email: null, phones });
  const second = await practice.addPatient({
    ...person,
    email: `${family_name.toLowerCase()}@example.com`,
    duplicate_decision: { looked_at: [first.id], despite_closed: false, reason: 'Not sure yet.' },
  });
  await page.goto(`patients/duplicates/merge?one=${first.id}&other=${second.id}`);
  const form = page.getByRole('form', { name: 'Merge two records' });
  const email = form.getByRole('radiogroup', { name: 'Email' });
  await expect(email.getByRole('radio').nth(1)).toBeChecked();
  await expect(form.getByRole('radiogroup', { name: 'Birth date' })).toHaveCount(0);
  await check(page);
  await form.getByLabel('Reason').fill('One person after all.');
  await form.getByRole('button', { name: 'Merge into one record' }).click();

  await expect(page).toHaveURL(/\/patients\/duplicates$/);
  const merges = page.getByRole('list', { name: 'Merges' });
  const line = merges.getByRole('listitem').filter({ hasText: family_name });
  await check(page);
  await line.getByRole('button', { name: /^Undo/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo the merge' });
  await dialog.getByLabel('Reason').fill('Two people after all.');
  await dialog.getByRole('button', { name: 'Undo the merge' }).click();
  await expect(line.getByText('Undone', { exact: true })).toBeVisible();
  expect((await practice.patient(second.id)).merged_into).toBeNull();
});

test('everybody is compared on request', async ({ page }) => {
  await page.goto('patients/duplicates');
  await page.getByRole('button', { name: 'Compare now' }).click();
  await expect(page.getByText(/^Last compared/)).toBeVisible();
  await check(page);
});
