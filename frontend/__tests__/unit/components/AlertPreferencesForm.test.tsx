import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AlertPreferencesForm } from '@/components/alerts/AlertPreferencesForm';
import { ApiProblem } from '@/lib/api/problem';
import type { AlertPreferences } from '@/lib/api/shapes';
import { show } from '../support/render';

const DEPUTY = { user_id: 'dddddddddddddddddddd', name: 'Jordan Avery' };
const known: AlertPreferences = {
  email: ['urgent', 'high'],
  sms: [],
  muted: ['birthday'],
  email_address: null,
  phone: null,
  quiet_from: '21:00:00',
  quiet_until: '07:00:00',
  deputy_id: null,
  away_until: null,
};

function form(facts: Partial<Parameters<typeof AlertPreferencesForm>[0]> = {}) {
  const onSubmit = vi.fn();
  show(
    <AlertPreferencesForm
      known={known}
      colleagues={[DEPUTY]}
      ownAddress="provider@example.com"
      runsTheSystem={false}
      zone="America/New_York"
      problem={null}
      isSaving={false}
      onSubmit={onSubmit}
      {...facts}
    />,
  );
  return onSubmit;
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save preferences' }));

describe('the preferences of alerts', () => {
  it('show what is known, and send it back unchanged', async () => {
    const onSubmit = form();
    expect(screen.getByRole('checkbox', { name: 'High by email' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Normal by email' })).not.toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Birthdays' })).toBeChecked();
    expect(screen.queryByRole('checkbox', { name: 'System' })).toBeNull();
    expect(screen.getByLabelText('From')).toHaveValue('21:00');
    await save();
    expect(onSubmit).toHaveBeenCalledWith({ ...known, quiet_from: '21:00', quiet_until: '07:00' });
  });

  it('need a number for text messages, in a form that any network understands', async () => {
    const onSubmit = form();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Urgent by text message' }));
    await save();
    expect(await screen.findByText('Enter the number that text messages go to.')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Phone for text messages'), '(212) 555-0123');
    await save();
    expect(await screen.findByText('Enter the number with its country code, such as +12125550123.')).toBeVisible();
    await userEvent.clear(screen.getByLabelText('Phone for text messages'));
    await userEvent.type(screen.getByLabelText('Phone for text messages'), '+1 (212) 555-0123');
    await save();
    expect(onSubmit).toHaveBeenCalledOnce();
    expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({ sms: ['urgent'], phone: '+12125550123' });
  });

  it('need both ends of the quiet hours', async () => {
    const onSubmit = form();
    await userEvent.clear(screen.getByLabelText('Until'));
    await save();
    expect(await screen.findByText('Say when the quiet hours end.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('need a deputy for the time away, which is on the practice’s clock', async () => {
    const onSubmit = form();
    await userEvent.type(screen.getByLabelText('Away until'), '2026-12-28T08:00');
    await save();
    expect(await screen.findByText('Choose who is told while you are away.')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Who stands in for you'), DEPUTY.user_id);
    await save();
    expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({
      deputy_id: DEPUTY.user_id,
      away_until: '2026-12-28T13:00:00.000Z',
    });
  });

  it('show a refusal at the field that it is about', async () => {
    form({ problem: new ApiProblem({ title: 'Choose somebody else.', status: 422, code: 'colleague_unknown' }) });
    expect(await screen.findByLabelText('Who stands in for you')).toHaveAccessibleDescription('Choose somebody else.');
  });
});
