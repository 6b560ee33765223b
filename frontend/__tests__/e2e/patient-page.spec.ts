import type { Page } from '@playwright/test';
import { check, picture } from './support/accessible';
import { expect, test } from './support/pfinni';

/** One point of red: the smallest PNG there is. */
const CARD = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
const LOWEST_FRAME = 120;
const PARTS = ['Overview', 'Timeline', 'Insurance', 'Pictures', 'History'];

async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function addInsurance(page: Page, payer: string, memberId: string): Promise<void> {
  await page.getByRole('button', { name: 'Add insurance' }).first().click();
  const form = page.getByRole('dialog', { name: 'Add insurance' });
  await form.getByLabel('Payer', { exact: false }).first().selectOption({ label: 'Another payer…' });
  await form.getByLabel('Name of the payer').fill(payer);
  await form.getByLabel('Member ID').fill(memberId);
  await form.getByRole('button', { name: 'Add insurance' }).click();
  await expect(page.getByText('The insurance was added.').last()).toBeVisible();
  await expect(form).toBeHidden();
}

test.describe('the page of a patient', () => {
  test('shows each part under its own address, and is accessible in all of them', async ({ page, practice }) => {
    test.slow();
    const patient = await practice.addPatient({ mrn: `PP-${Date.now()}`, preferred_name: 'Tess' });
    await page.goto(`patients/${patient.id}`);
    await expect(page.getByRole('heading', { name: `${patient.given_name} ${patient.family_name}` })).toBeVisible();
    await expect(page.getByText('“Tess”')).toBeVisible();
    for (const part of PARTS) {
      await page.getByRole('tab', { name: part }).click();
      await expect(page.getByRole('tab', { name: part })).toHaveAttribute('aria-selected', 'true');
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await check(page);
      await picture(page, `patient-${part.toLowerCase()}`);
    }
    await expect(page).toHaveURL(/tab=history$/);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Versions' })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Audit' })).toHaveCount(0);
  });

  test('takes an insurance from the card, with its pictures, and ends it', async ({ page, practice }) => {
    test.slow();
    const patient = await practice.addPatient();
    await page.goto(`patients/${patient.id}?tab=insurance`);
    await addInsurance(page, `Harborline ${patient.family_name}`, 'hrb 001');
    await addInsurance(page, `Cedar ${patient.family_name}`, 'CM 77');
    const insurance = page.getByRole('tabpanel', { name: 'Insurance' });
    await expect(insurance.getByText('Secondary')).toBeVisible();
    await expect(insurance.getByText('HRB 001')).toBeVisible();

    const front = page.getByRole('button', { name: `Add: Front of the card, Harborline ${patient.family_name}` });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), front.click()]);
    await chooser.setFiles({ name: 'card.png', mimeType: 'image/png', buffer: CARD });
    const card = page.getByRole('img', { name: 'Front of the card' });
    await expect(card).toBeVisible();
    await expect.poll(() => card.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    // However large the picture is, its frame is as large as that of a side without one.
    expect((await card.boundingBox())?.height).toBeGreaterThan(LOWEST_FRAME);
    await check(page);
    await picture(page, 'patient-insurance-entered');

    await page.getByRole('button', { name: `Change Cedar ${patient.family_name}` }).click();
    await page.getByRole('dialog').getByLabel('Order').selectOption({ label: 'Primary' });
    await check(page);
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('The insurance was changed.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(`Cedar ${patient.family_name}`);

    await page.getByRole('button', { name: `End Cedar ${patient.family_name}` }).click();
    await page.getByLabel('Reason').fill('Changed the employer');
    await page.getByRole('button', { name: 'End it' }).click();
    await expect(page.getByText('Ended', { exact: true })).toBeVisible();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await expect(page.getByRole('heading', { name: `Cedar ${patient.family_name} ended` })).toBeVisible();
    await expect(page.getByText('Changed the employer')).toBeVisible();
  });

  test('refuses what is no picture, whatever its name says', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await page.goto(`patients/${patient.id}?tab=pictures`);
    const add = page.getByRole('button', { name: 'Add picture' });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), add.click()]);
    await chooser.setFiles({ name: 'card.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
    await expect(page.getByText('This is no picture that can be read.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'No pictures yet' })).toBeVisible();
  });

  test('notes a contact, raises an alert, archives and restores from the menu', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await page.goto(`patients/${patient.id}?tab=timeline`);
    await choose(page, 'Note a contact');
    await page.getByLabel('What it was about').fill('Wants to come in earlier.');
    await check(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Wants to come in earlier.')).toBeVisible();
    await choose(page, 'Raise an alert');
    await page.getByLabel('What has to be looked at').fill('Call back about the forms.');
    await page.getByRole('dialog').getByRole('button', { name: 'Raise' }).click();
    await expect(page.getByText('The alert was raised.')).toBeVisible();
    await choose(page, 'Archive');
    await page.getByLabel('Reason').fill('Moved away');
    await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
    await expect(page.getByText(/Archived on/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
    await check(page);
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByLabel('Reason').fill('Came back');
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect(page.getByText(/Archived on/)).toHaveCount(0);
  });

  test('prints one tidy sheet, and says so in the audit trail', async ({ page, practice }) => {
    const patient = await practice.addPatient({ mrn: `PR-${Date.now()}` });
    await page.addInitScript(() => {
      window.print = () => window.dispatchEvent(new Event('beforeprint'));
    });
    await page.goto(`patients/${patient.id}`);
    const printed = page.waitForResponse((answer) => answer.url().endsWith('/printed'));
    await choose(page, 'Print the sheet');
    expect((await printed).status()).toBe(204);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(/Confidential\./)).toBeVisible();
    await expect(page.getByRole('tab').first()).toBeHidden();
    await picture(page, 'patient-printed');
  });
});

test.describe('an administrator', () => {
  test.use({ role: 'admin' });

  test('sees who looked at the record', async ({ page, practice }) => {
    const patient = await practice.addPatient();
    await page.goto(`patients/${patient.id}?tab=audit`);
    await expect(page.getByRole('table', { name: 'Entries' })).toBeVisible();
    await expect(page.getByText('Patient: created')).toBeVisible();
    await check(page);
  });
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' });

  test('every part fits', async ({ page, practice }) => {
    const patient = await practice.addPatient({ preferred_name: 'Tess', mrn: `PH-${Date.now()}` });
    await page.goto(`patients/${patient.id}`);
    for (const part of PARTS) {
      await page.getByRole('tab', { name: part }).click();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await picture(page, `patient-phone-${part.toLowerCase()}`);
    }
    await page.getByRole('button', { name: 'More actions' }).click();
    await expect(page.getByRole('menuitem', { name: 'Archive' })).toBeVisible();
    await check(page);
  });
});
