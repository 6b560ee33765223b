import { check } from './support/accessible';
import { expect, isLive, test } from './support/pfinni';

for (const [size, viewport] of [
  ['desktop', { width: 1440, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`accessible: ${size}`, () => {
    test.use({ viewport });

    test('dashboard', async ({ page }) => {
      await page.goto('dashboard');
      await expect(page.getByRole('heading', { name: 'Recent changes' })).toBeVisible();
      await isLive(page);
      await check(page);
    });

    test('patients, their filters and a search', async ({ page }) => {
      // Four looks at the longest table there is, in two schemes each.
      test.slow();
      await page.goto('patients');
      await expect(page.getByRole('table', { name: 'Patients' })).toBeVisible();
      await check(page);
      await page.getByRole('button', { name: 'Status', exact: true }).first().click();
      await expect(page.getByRole('checkbox', { name: 'Urgent' })).toBeVisible();
      await check(page);
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox').fill('Jessamy');
      await expect(page.getByText('1 found.', { exact: true })).toBeVisible();
      await check(page);
      await page.getByRole('searchbox').fill('xqzxqzxqz');
      await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
      await check(page);
    });

    test('a patient, the change of status, and the form', async ({ page, practice }) => {
      const facts = {
        tags: ['vip'],
        notes: 'A note.',
        phones: [{ number: '2025550123' }],
      };
      const patient = await practice.addPatient(facts as Parameters<typeof practice.addPatient>[0]);
      await page.goto(`patients/${patient.id}`);
      await expect(page.getByRole('heading', { name: 'Status history' })).toBeVisible();
      await check(page);
      await page.getByRole('button', { name: 'Change status' }).click();
      await page.getByRole('radio', { name: 'Onboarding' }).check();
      await check(page);
      await practice.move(patient, 'urgent', 'fever');
      await expect(page.getByRole('alert').filter({ hasText: 'Somebody else' })).toBeVisible();
      await check(page);
      await page.goto(`patients/${patient.id}/edit`);
      await expect(page.getByLabel('Last name')).toBeVisible();
      await check(page);
    });

    test('insurance with benefits and with a rejection', async ({ page }) => {
      for (const [name, sign] of [
        ['Jessamy', '$640.25 left'],
        ['Fairweather', 'Correct it and check again.'],
      ] as const) {
        await page.goto('patients');
        await page.getByRole('searchbox').fill(name);
        await page
          .getByRole('link', { name: new RegExp(name) })
          .first()
          .click();
        await page.getByRole('tab', { name: 'Insurance' }).click();
        await expect(page.getByText(sign).first()).toBeVisible();
        await check(page);
      }
    });

    test('a new patient with what is wrong', async ({ page }) => {
      await page.goto('patients/new');
      await page.getByRole('button', { name: 'Add a number' }).click();
      await page.getByRole('button', { name: 'Add patient' }).click();
      await expect(page.getByText('Enter the first name.')).toBeVisible();
      await check(page);
    });

    test('import with its outcomes', async ({ page }) => {
      await page.goto('import');
      await page
        .getByTestId('files')
        .setInputFiles([{ name: 'x.xml', mimeType: 'text/xml', buffer: Buffer.from('<x/>') }]);
      await expect(page.getByText('Not imported', { exact: true })).toBeVisible();
      await check(page);
    });

    test('alerts: the list, what can be done, one in full, and a new one', async ({ page, practice }) => {
      const { patient } = await practice.addAlert({ priority: 'high' });
      await page.goto('alerts?priority=high');
      const row = page.getByRole('listitem').filter({ hasText: patient.family_name });
      await row.getByRole('checkbox').check();
      await check(page);
      await row.getByRole('button', { name: /^More/ }).click();
      await expect(page.getByRole('menuitem', { name: /Next week/ })).toBeVisible();
      await check(page);
      await page.keyboard.press('Escape');
      await row.getByRole('button', { name: 'Raised by a colleague', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
      await check(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.getByRole('button', { name: 'New alert' }).click();
      await page.getByRole('button', { name: 'Raise alert' }).click();
      await expect(page.getByText('Say what has to be looked at.')).toBeVisible();
      await check(page);
      await page.goto('alerts?view=closed&class=birthday');
      await expect(page.getByRole('heading', { name: 'No alert matches these filters' })).toBeVisible();
      await check(page);
    });

    test('an urgent alert as it comes, and the keys', async ({ page, practice }) => {
      await page.goto('alerts?view=mine');
      await isLive(page);
      await practice.addAlert({ priority: 'urgent' });
      await expect(page.getByRole('region', { name: /urgent alert/i })).toBeVisible();
      await check(page);
      await page.goto('alerts');
      await expect(page.getByRole('list', { name: 'Alerts' })).toBeVisible();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
      await check(page);
    });

    test('how one is told of alerts', async ({ page }) => {
      await page.goto('alerts/preferences');
      await page.getByLabel('Phone for text messages').fill('555');
      await page.getByRole('button', { name: 'Save preferences' }).click();
      await expect(page.getByText(/with its country code/)).toBeVisible();
      await check(page);
    });

    test.describe('an administrator', () => {
      test.use({ role: 'admin' });
      test('jobs and outbox', async ({ page, practice }) => {
        await practice.addAlert({ priority: 'urgent' });
        await page.goto('admin/jobs');
        await page.getByRole('button', { name: /^Done/ }).click();
        await expect(page.getByRole('list', { name: 'Schedules' })).toBeVisible();
        await check(page);
        await page.goto('admin/outbox');
        await page.getByRole('list', { name: 'Notices' }).getByRole('button').first().click();
        await expect(page.getByTitle(/^Preview/)).toBeVisible();
        // The picture of the mail runs no scripts, and the rules cannot be asked in there.
        await page.getByText('Text message', { exact: true }).click();
        await check(page);
      });
    });

    test('account, search palette, menus, and what is not there', async ({ page }) => {
      await page.goto('account');
      await expect(page.getByText('What you may do')).toBeVisible();
      await expect(page.getByRole('list', { name: 'Sessions' })).toBeVisible();
      await check(page);
      await page.getByRole('button', { name: 'Change password' }).click();
      await page.getByRole('button', { name: 'Change password' }).click();
      await expect(page.getByText('Enter your current password.')).toBeVisible();
      await check(page);
      await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByText('Enter your password.')).toBeVisible();
      await check(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.getByRole('textbox', { name: 'Search everything' }).fill('a');
      await expect(page.getByText('Your account').last()).toBeVisible();
      await check(page);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /Account of/ }).click();
      await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
      await check(page);
      await page.goto('nowhere');
      await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
      await check(page);
    });

    test.describe('nobody signed in', () => {
      test.use({ role: null });
      test('sign-in, with what is wrong', async ({ page }) => {
        await page.goto('sign-in');
        await expect(page.getByRole('button', { name: /provider@example\.com/ })).toBeVisible();
        await check(page);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await expect(page.getByText('Enter your password.')).toBeVisible();
        await check(page);
      });

      test('a new account, and a forgotten password', async ({ page, practice }) => {
        const { token } = await practice.invite();
        await page.goto(`register#token=${token}`);
        await page.getByLabel('Password', { exact: true }).fill('short');
        await page.getByRole('button', { name: 'Create the account' }).click();
        await expect(page.getByText('Enter your name.')).toBeVisible();
        await check(page);
        await page.goto('forgot-password');
        await page.getByRole('button', { name: 'Send the link' }).click();
        await expect(page.getByText('Enter your email address.')).toBeVisible();
        await check(page);
        await page.goto('reset-password#token=a-token-that-nobody-was-given');
        await page.getByLabel('New password', { exact: true }).fill('seven quiet lamps at noon');
        await page.getByRole('button', { name: 'Set the new password' }).click();
        await expect(page.getByRole('alert').filter({ hasText: 'used up or too old' })).toBeVisible();
        await check(page);
        await page.goto('verify-email');
        await expect(page.getByRole('alert').filter({ hasText: 'not complete' })).toBeVisible();
        await check(page);
      });
    });

    test.describe('an auditor', () => {
      test.use({ role: 'audit' });
      test('what the role does not open', async ({ page }) => {
        await page.goto('patients');
        await expect(page.getByRole('heading', { name: 'Your role does not open this' })).toBeVisible();
        await check(page);
      });
    });
  });
}

test('the keyboard reaches the content past the navigation', async ({ page }) => {
  await page.goto('patients');
  await expect(page.getByRole('table', { name: 'Patients' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});
