import type { Page } from '@playwright/test';
import { expect, isLive, test } from './support/pfinni';

const row = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Alerts' }).getByRole('listitem').filter({ hasText: name });
const toast = (page: Page) => page.getByRole('region', { name: /urgent alert/i });
const high = { priority: 'high' } as const;

/** Only the newest of the high ones are of interest here; others' tests raise alerts, too. */
async function openHigh(page: Page, view = ''): Promise<void> {
  await page.goto(`alerts?priority=high${view}`);
  await expect(page.getByRole('button', { name: /^Open \d+$/ })).toBeVisible();
}

test.describe('urgent alerts as they come', () => {
  test.describe.configure({ mode: 'serial' });

  test('test_real_time_alerts: an urgent change in one window is told in another', async ({
    page,
    secondWindow,
    practice,
  }) => {
    const patient = await practice.addPatient();
    await secondWindow.goto('patients');
    await isLive(secondWindow);
    await secondWindow.getByRole('searchbox').focus();
    await page.goto(`patients/${patient.id}`);
    await page.getByRole('button', { name: 'Change status' }).click();
    await page.getByRole('radio', { name: 'Urgent' }).check();
    await page.getByLabel('Reason').fill('Found on the floor.');
    await page.getByRole('button', { name: 'Move to Urgent' }).click();

    await expect(toast(secondWindow)).toBeVisible();
    await expect(secondWindow.getByRole('status').filter({ hasText: /urgent alert/i })).toHaveAttribute(
      'aria-live',
      'polite',
    );
    await expect(toast(secondWindow)).not.toContainText(patient.family_name);
    await expect(secondWindow.getByRole('searchbox')).toBeFocused();
    await expect(secondWindow.getByTestId('alert-badge')).toHaveAttribute('data-tone', 'red');
    await toast(page).getByRole('button', { name: 'Put away' }).click();
    await expect(toast(page)).toHaveCount(0);

    await page.goto('alerts?view=acknowledged&priority=urgent');
    await expect(page.getByRole('button', { name: 'Acknowledged' })).toBeVisible();
    await toast(secondWindow)
      .getByRole('button', { name: /^Acknowledge/ })
      .click();
    await expect(toast(secondWindow)).toHaveCount(0);
    await expect(row(page, patient.family_name)).toContainText('acknowledged by');
  });

  test('leave what stands at the end of a page within reach', async ({ page, practice }) => {
    await page.goto('alerts/preferences');
    await isLive(page);
    await practice.addAlert({ priority: 'urgent' });
    await expect(toast(page)).toBeVisible();
    await page.getByLabel('Phone for text messages').fill('555');
    await page.getByRole('button', { name: 'Save preferences' }).click({ timeout: 10_000 });
    await expect(page.getByText(/with its country code/)).toBeVisible();
  });

  test('test_notification_display: opens the alert; what a colleague deals with goes by itself', async ({
    page,
    practice,
  }) => {
    await page.goto('dashboard');
    await isLive(page);
    const { alert } = await practice.addAlert({ priority: 'urgent' });
    await expect(toast(page)).toBeVisible();
    await practice.close(alert);
    await expect(toast(page).and(page.getByLabel('Urgent alert', { exact: true }))).toHaveCount(0);

    await page.goto('patients');
    await isLive(page);
    const { patient } = await practice.addAlert({ priority: 'urgent' });
    await expect(toast(page)).toBeVisible();
    await toast(page).getByRole('button', { name: /^Open/ }).click();
    await expect(page).toHaveURL(/\/alerts\?(alert=[a-z2-7]{20}|priority=urgent)$/);
    await expect(page.getByText(patient.family_name).first()).toBeVisible();
  });
});

test('test_real_time_alerts: the badge shows what waits, as it changes', async ({ page, practice }) => {
  await page.goto('dashboard');
  await isLive(page);
  const agrees = () =>
    expect
      .poll(async () => {
        const counts = await (await page.request.get('api/v1/alerts/counts')).json();
        const shown = await page.getByRole('link', { name: /^Alerts: \d+ open/ }).getAttribute('aria-label');
        return shown?.startsWith(`Alerts: ${counts.open} open`);
      })
      .toBe(true);
  const { alert } = await practice.addAlert();
  await agrees();
  await practice.close(alert);
  await agrees();
});

test.describe('test_alert_management', () => {
  test('an alert is acknowledged from its row, and found among those that somebody looks after', async ({
    page,
    practice,
  }) => {
    const { patient } = await practice.addAlert(high);
    await openHigh(page);
    await row(page, patient.family_name)
      .getByRole('button', { name: /^Acknowledge/ })
      .click();
    await expect(row(page, patient.family_name)).toHaveCount(0);
    await page.getByRole('button', { name: 'Acknowledged', exact: true }).click();
    await expect(row(page, patient.family_name)).toContainText('acknowledged by Dr. Maya Chen');
  });

  test('several are acknowledged at once; one that a colleague closed is told', async ({ page, practice }) => {
    await page.routeWebSocket(/\/live/, (socket) => socket.close());
    const some = await Promise.all([1, 2, 3].map(() => practice.addAlert(high)));
    await openHigh(page);
    for (const { patient } of some) {
      await row(page, patient.family_name).getByRole('checkbox').check();
    }
    await practice.close(some[0]?.alert as (typeof some)[number]['alert']);
    await page.getByRole('button', { name: 'Acknowledge 3' }).click();
    await expect(page.getByText('2 acknowledged; 1 stayed as it was: closed already.')).toBeVisible();
    for (const { patient } of some) {
      await expect(row(page, patient.family_name)).toHaveCount(0);
    }
  });

  test('one that somebody else closed is not acknowledged, and that is said', async ({ page, practice }) => {
    await page.routeWebSocket(/\/live/, (socket) => socket.close());
    const { patient, alert } = await practice.addAlert(high);
    await openHigh(page);
    await expect(row(page, patient.family_name)).toBeVisible();
    await practice.close(alert);
    await row(page, patient.family_name)
      .getByRole('button', { name: /^Acknowledge/ })
      .click();
    await expect(page.getByText('This alert is closed already.')).toBeVisible();
  });

  test('is handed to a colleague and acknowledged with a note; the history tells', async ({ page, practice }) => {
    const { patient } = await practice.addAlert(high);
    await openHigh(page);
    await row(page, patient.family_name).getByRole('button', { name: 'Raised by a colleague', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Raised by a colleague' });
    await expect(drawer.getByText('Please call back.').first()).toBeVisible();
    await drawer.getByLabel('Note').fill('She knows the family.');
    await drawer.getByRole('combobox', { name: 'Assigned to' }).click();
    await page.getByRole('option', { name: 'Jordan Avery' }).click();
    await expect(drawer.getByText('Assigned to Jordan Avery')).toBeVisible();
    await expect(drawer.getByText('She knows the family.')).toBeVisible();
    await expect(drawer.getByLabel('Note')).toHaveValue('');
    await drawer.getByLabel('Note').fill('Called, all is well.');
    await drawer.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(drawer.getByText('Called, all is well.')).toBeVisible();
    await expect(drawer.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0);
    await drawer.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(page).not.toHaveURL(/alert=/);
  });

  test('is put off until tomorrow morning, and shown again at once when that is wanted', async ({ page, practice }) => {
    const { patient } = await practice.addAlert(high);
    await openHigh(page);
    await row(page, patient.family_name).getByRole('button', { name: /^More/ }).click();
    await page.getByRole('menuitem', { name: /Tomorrow morning/ }).click();
    await expect(page.getByText(/^Put off until .* 8:00 AM\.$/)).toBeVisible();
    await expect(row(page, patient.family_name)).toHaveCount(0);
    await page.getByRole('button', { name: 'Snoozed' }).click();
    await expect(row(page, patient.family_name)).toContainText(/Until \w+ 8:00 AM/);
    await row(page, patient.family_name).getByRole('button', { name: /^More/ }).click();
    await page.getByRole('menuitem', { name: 'Show it again now' }).click();
    await page.getByRole('button', { name: /^Open \d+$/ }).click();
    await expect(row(page, patient.family_name)).toBeVisible();
  });

  test('is worked from the keyboard', async ({ page, practice }) => {
    const { patient } = await practice.addAlert(high);
    await openHigh(page);
    const title = row(page, patient.family_name).getByRole('button', { name: 'Raised by a colleague', exact: true });
    await expect(title).toBeVisible();
    await page.keyboard.press('j');
    await expect(page.getByRole('list', { name: 'Alerts' }).getByRole('button').first()).toBeFocused();
    await title.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Raised by a colleague' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(title).toBeFocused();
    await page.keyboard.press('x');
    await expect(row(page, patient.family_name).getByRole('checkbox')).toBeChecked();
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await expect(page.getByRole('menuitem', { name: /In an hour/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menuitem', { name: /In an hour/ })).toHaveCount(0);
    await title.focus();
    await page.keyboard.press('a');
    await expect(row(page, patient.family_name)).toHaveCount(0);
  });

  test('is raised by hand about a patient who is found while one types, and stands with the patient', async ({
    page,
    practice,
  }) => {
    const patient = await practice.addPatient();
    await openHigh(page);
    await page.getByRole('button', { name: 'New alert' }).click();
    await page.getByLabel('What has to be looked at').fill('Ask for the new card.');
    await page.getByRole('combobox', { name: 'Patient' }).fill(patient.family_name.slice(0, 6));
    await page.getByRole('option', { name: new RegExp(patient.family_name) }).click();
    await page.getByRole('dialog').getByText('High', { exact: true }).click();
    await page.getByRole('button', { name: 'Raise alert' }).click();
    await expect(page.getByText('The alert was raised.')).toBeVisible();
    await expect(row(page, patient.family_name)).toBeVisible();
    await row(page, patient.family_name).getByRole('link', { name: patient.family_name }).click();
    await page
      .getByRole('list', { name: 'Alerts of this patient' })
      .getByRole('link', { name: /Raised by a colleague/ })
      .click();
    await expect(page.getByRole('dialog').getByText('Ask for the new card.').first()).toBeVisible();
  });

  test('the most pressing stand on the dashboard', async ({ page, practice }) => {
    await practice.addAlert(high);
    await page.goto('dashboard');
    const card = page.getByRole('list', { name: 'Most pressing alerts' });
    await expect(card.getByRole('listitem')).toHaveCount(3);
    await card.getByRole('link').first().click();
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'History' })).toBeVisible();
  });
});

test('how one is told is kept', async ({ page }) => {
  await page.goto('account');
  await page.getByRole('link', { name: 'How you are told of alerts' }).click();
  await page.getByLabel('Phone for text messages').fill('');
  await page.getByLabel('Urgent by text message').check();
  await page.getByRole('button', { name: 'Save preferences' }).click();
  await expect(page.getByText('Enter the number that text messages go to.')).toBeVisible();
  await page.getByLabel('Phone for text messages').fill('+1 (212) 555-0123');
  await page.getByLabel('From').fill('21:30');
  await page.getByLabel('Until', { exact: true }).fill('07:00');
  await page.getByLabel('Who stands in for you').selectOption({ label: 'Jordan Avery' });
  await page.getByRole('button', { name: 'Save preferences' }).click();
  await expect(page.getByText('Your preferences are saved.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Urgent by text message')).toBeChecked();
  await expect(page.getByLabel('Phone for text messages')).toHaveValue('+12125550123');
  await expect(page.getByLabel('From')).toHaveValue('21:30');
  await expect(page.getByLabel('Who stands in for you').locator('option:checked')).toHaveText('Jordan Avery');
});
