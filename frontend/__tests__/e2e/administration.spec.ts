import type { Page } from '@playwright/test';
import { check, picture } from './support/accessible';
import { unheardOf } from './support/Practice';
import { expect, test } from './support/pfinni';

const WITHIN_FIVE_SECONDS = { timeout: 5000 };

test.describe('an administrator', () => {
  test.use({ role: 'admin' });

  test('invites somebody, whose role is changed and who is signed out within five seconds', async ({
    page,
    browser,
    baseURL,
  }) => {
    const email = `${unheardOf().toLowerCase()}@example.com`;
    const name = `Testa ${unheardOf()}`;
    await page.goto('admin/users');
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('Email').fill(email);
    await page.getByRole('dialog').getByLabel('Name').fill(name);
    await page.getByRole('dialog').getByLabel('Role').selectOption({ label: 'Front desk' });
    await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByLabel('Link of the invitation').inputValue();
    await expect(page.getByRole('list', { name: 'Invitations' })).toContainText(email);

    const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
    const invited = await context.newPage();
    await invited.goto(new URL(new URL(link).pathname + new URL(link).hash, baseURL).href);
    await expect(invited.getByLabel('Your name')).toHaveValue(name);
    await invited.getByLabel('Password', { exact: true }).fill(`seven quiet ${unheardOf()} at noon`);
    await invited.getByRole('button', { name: 'Create the account' }).click();
    await expect(invited.getByRole('navigation').getByText('Front desk')).toBeVisible();

    await page.reload();
    await expect(page.getByRole('list', { name: 'Invitations' }).getByText(email)).toHaveCount(0);
    await openUser(page, name);
    await expect(page.getByText('Front desk', { exact: true }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Change role' }).click();
    await page.getByRole('combobox', { name: 'New role' }).click();
    await page.getByRole('option', { name: 'Provider' }).click();
    await expect(page.getByRole('dialog')).toContainText('Wins');
    await page.getByLabel('Reason').fill('Treats patients from now on.');
    await page.getByRole('dialog').getByRole('button', { name: 'Change role' }).click();
    await expect(page.getByText('The role is changed.')).toBeVisible();
    await expect(invited.getByRole('heading', { name: 'Sign in again' })).toBeVisible(WITHIN_FIVE_SECONDS);
    await expect(page.getByRole('listitem').filter({ hasText: 'See patients and' })).toContainText(
      'Provider → Front desk',
    );
    await context.close();
  });

  test('closes an account and hands its alerts over', async ({ page, practice }) => {
    const { name } = await practice.hire('provider');
    const { alert } = await practice.addAlert({ assigned_to: await practice.colleague(name) });
    await page.goto('admin/users');
    await openUser(page, name);
    await page.getByRole('button', { name: 'Deactivate' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('1 open alert to').selectOption({ label: 'Dr. Maya Chen' });
    await dialog.getByLabel('Reason').fill('Has left the practice.');
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await expect(page.getByText('The account is closed.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Activate' })).toBeVisible();
    await expect(async () => {
      await page.goto(`alerts?alert=${alert.id}`);
      await expect(page.getByRole('combobox', { name: 'Assigned to' })).toHaveValue('Dr. Maya Chen', { timeout: 2000 });
    }).toPass();
  });

  test('gives a permission for a while and takes it back, each with its reason', async ({ page, practice }) => {
    const { name } = await practice.hire('front_desk');
    await page.goto('admin/users');
    await openUser(page, name);
    await page.getByRole('button', { name: 'Give or take' }).click();
    await page
      .getByLabel('Permission', { exact: true })
      .selectOption({ label: 'See notes and what else is told only to those who treat' });
    await page.getByLabel('Until').fill('2099-01-05T12:00');
    await page.getByLabel('Reason').fill('Stands in for a nurse.');
    await page.getByRole('button', { name: 'Give permission' }).click();
    const right = page.getByRole('listitem').filter({ hasText: 'until Jan 5, 2099, 12:00 PM: “Stands in' });
    await expect(right).toBeVisible();
    await page.getByRole('button', { name: /^End: See notes/ }).click();
    await page.getByLabel('Reason').fill('The nurse is back.');
    await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    await expect(right).toHaveCount(0);
    await expect(page.getByRole('list', { name: 'Given and taken away' })).toContainText('ended');
  });

  test('finds who has no second factor, and who can do a thing and why', async ({ page }) => {
    await page.goto('admin/users');
    const chen = page.getByRole('table', { name: 'Users' }).getByRole('link', { name: 'Dr. Maya Chen' });
    await page.getByLabel('Second factor').selectOption('No second factor');
    await expect(page).toHaveURL(/factor=none/);
    await expect(chen).toBeVisible();
    await page.getByLabel('Second factor').selectOption('Passkey');
    await expect(chen).toHaveCount(0);

    await page.goto('admin/roles');
    await page.getByLabel('Permission', { exact: true }).selectOption('Change patients');
    const holders = page.getByRole('list', { name: 'Who can do it' });
    await expect(holders.getByRole('listitem').filter({ hasText: 'Dr. Maya Chen' })).toContainText(
      'Provider → Front desk',
    );
  });

  test('makes a role that inherits, changes it and deletes it', async ({ page }) => {
    const name = `Triage ${unheardOf()}`;
    await page.goto('admin/roles');
    await page.getByRole('button', { name: 'New role' }).click();
    await page.getByLabel('Name').fill(name);
    await page.getByRole('combobox', { name: 'Inherits from' }).click();
    await page.getByRole('option', { name: 'Front desk' }).click();
    await page.keyboard.press('Tab');
    await page.getByRole('checkbox', { name: 'See clinical notes' }).check();
    await page.getByLabel('Reason').fill('A team of its own.');
    await page.getByRole('button', { name: 'Create role' }).click();
    const role = page.getByRole('list', { name: 'Roles' }).getByRole('listitem').filter({ hasText: name });
    await expect(role).toContainText('inherits from Front desk');
    const matrix = page.getByRole('table', { name: 'Permissions of the roles' });
    await expect(matrix.getByRole('columnheader', { name })).toBeVisible();

    await role.getByRole('button', { name: `Edit ${name}` }).click();
    await page.getByLabel('What it is for').fill('Says who is seen first.');
    await page.getByLabel('Reason').fill('Said more clearly.');
    await page.getByRole('button', { name: 'Save role' }).click();
    await expect(role).toContainText('Says who is seen first.');

    await role.getByRole('button', { name: `Delete ${name}` }).click();
    await page.getByLabel('Reason').fill('Not needed.');
    await page.getByRole('button', { name: 'Delete role' }).click();
    await expect(role).toHaveCount(0);
  });
});

test.describe('a provider', () => {
  test('opens a closed record in an emergency, and somebody else judges it', async ({ page, newWindow, practice }) => {
    await practice.set({ restricted_patients: true });
    const mrn = `MRN-${unheardOf()}`;
    const patient = await practice.addPatient({ mrn, notes: 'Allergic to penicillin.' });
    const admin = await newWindow('admin');
    await admin.goto(`patients/${patient.id}`);
    await admin.getByRole('button', { name: 'More actions' }).click();
    await admin.getByRole('menuitem', { name: 'Restrict' }).click();
    await admin.getByLabel('Reason').fill('A colleague of ours.');
    await admin.getByRole('dialog').getByRole('button', { name: 'Restrict' }).click();
    await expect(admin.getByText('Restricted', { exact: true })).toBeVisible();

    await page.goto(`patients/${patient.id}`);
    await expect(page.getByText('There is no such patient here.')).toBeVisible();
    await page.goto('patients');
    await page.getByRole('searchbox').fill(mrn);
    await expect(page.getByText('One restricted match')).toBeVisible();
    await check(page);
    await picture(page, 'restricted-match');
    await page.getByRole('button', { name: 'Open in an emergency' }).click();
    await expect(page.getByRole('textbox', { name: 'Record number' })).toHaveValue(mrn);
    await check(page);
    await picture(page, 'break-glass');
    const reason = `Found unconscious, allergies are needed (${unheardOf()}).`;
    await page.getByLabel('Why the patient’s care needs it').fill(reason);
    await page.getByText('15 min', { exact: true }).click();
    await page.getByRole('button', { name: 'Open the record' }).click();
    await expect(page.getByRole('region', { name: 'Emergency access' })).toContainText('minutes left');
    await expect(page.getByRole('tabpanel', { name: 'Overview' })).toContainText('Allergic to penicillin.');
    await check(page);
    await picture(page, 'opened');
    await page.getByRole('button', { name: 'End now' }).click();
    await expect(page).toHaveURL(/\/patients$/);
    await page.goto(`patients/${patient.id}`);
    await expect(page.getByText('There is no such patient here.')).toBeVisible();

    await admin.goto('admin/emergency');
    const access = admin
      .getByRole('list', { name: 'Emergency accesses' })
      .getByRole('listitem')
      .filter({ hasText: reason });
    await expect(access).toContainText('Dr. Maya Chen');
    await picture(admin, 'queue');
    await access.getByRole('button', { name: 'Review the access of Dr. Maya Chen' }).click();
    await admin.getByRole('radio', { name: /^Yes/ }).check();
    await admin.getByLabel('Note').fill('Rightly so.');
    await admin.getByRole('button', { name: 'Save the verdict' }).click();
    await expect(access).toHaveCount(0);
    await admin.getByRole('button', { name: 'Reviewed' }).click();
    await expect(access).toContainText('Was right');
    await expect(access).toContainText('Rightly so.');
  });
});

test('a provider finds no way to the administration', async ({ page }) => {
  for (const place of ['users', 'roles', 'settings', 'emergency']) {
    await page.goto(`admin/${place}`);
    await expect(page.getByRole('heading', { name: 'Your role does not open this' })).toBeVisible();
  }
  await expect(page.getByRole('link', { name: 'Users' })).toHaveCount(0);
});

test.describe('the front desk', () => {
  test.use({ role: 'front-desk' });

  test('is told that notes are not shown, and overwrites none', async ({ page, practice }) => {
    const patient = await practice.addPatient({ notes: 'Allergic to penicillin.' });
    await page.goto(`patients/${patient.id}`);
    await expect(page.getByText('Notes: not shown to your role')).toBeVisible();
    await page.goto(`patients/${patient.id}/edit`);
    await expect(page.getByLabel('Notes')).toBeDisabled();
    await page.getByLabel('Goes by').fill('Tess');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText('The changes were saved.')).toBeVisible();
    expect((await practice.patient(patient.id)).notes).toBe('Allergic to penicillin.');
  });
});

for (const [size, viewport] of [
  ['desktop', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`administration, accessible: ${size}`, () => {
    test.use({ role: 'admin', viewport });

    test('users and an account', async ({ page, practice }) => {
      await practice.invite();
      const { name } = await practice.hire('provider');
      await page.goto('admin/users');
      await expect(page.getByRole('table', { name: 'Users' })).toBeVisible();
      await check(page);
      await picture(page, 'users');
      await page.getByRole('button', { name: 'Invite' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await check(page);
      await picture(page, 'invite');
      await page.keyboard.press('Escape');
      await openUser(page, name);
      await check(page);
      await picture(page, 'user');
      await page.getByRole('button', { name: 'Change role' }).click();
      await page.getByRole('combobox', { name: 'New role' }).click();
      await page.getByRole('option', { name: 'Billing' }).click();
      await check(page);
      await picture(page, 'role-change');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Give or take' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await check(page);
      await picture(page, 'grant');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Deactivate' }).click();
      await expect(page.getByText('Nothing is left behind')).toBeVisible();
      await check(page);
      await picture(page, 'deactivate');
    });

    test('roles, settings and emergencies', async ({ page }) => {
      await page.goto('admin/roles');
      await expect(page.getByRole('table', { name: 'Permissions of the roles' })).toBeVisible();
      await expect(page.getByRole('list', { name: 'Who can do it' })).toBeVisible();
      await check(page);
      await picture(page, 'roles');
      await page.getByRole('button', { name: 'New role' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await check(page);
      await picture(page, 'role');
      await page.goto('admin/settings');
      await expect(page.getByRole('button', { name: 'Save settings' })).toBeVisible();
      await check(page);
      await picture(page, 'settings');
      await page.goto('admin/emergency');
      await expect(page.getByText(/Nothing waits|opened/).first()).toBeVisible();
      await check(page);
      await picture(page, 'emergency');
    });
  });
}

async function openUser(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search users' }).fill(name);
  await page.getByRole('table', { name: 'Users' }).getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What they may do, and why' })).toBeVisible();
}
