import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { SettingsForm } from '@/components/admin/SettingsForm';
import { ApiProblem } from '@/lib/api/problem';
import { someSettings } from '../support/adminBuilders';
import { show } from '../support/render';

type Props = Parameters<typeof SettingsForm>[0];
const ROLES = [
  { key: 'admin', name: 'Administrator' },
  { key: 'provider', name: 'Provider' },
];

function form(facts: Partial<Props> = {}) {
  const calls = { onSubmit: vi.fn(), onRead: vi.fn() };
  const props: Props = {
    known: someSettings(),
    roles: ROLES,
    problem: null,
    isSaving: false,
    savedVersion: null,
    ...calls,
    ...facts,
  };
  const { rerender } = show(<SettingsForm {...props} />);
  return { ...calls, props, rerender };
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save settings' }));
const day = (name: string) => within(screen.getByRole('group', { name }));

describe('test_admin_interface: the settings of the practice', () => {
  it('show what is known, and can be saved only when something was changed', () => {
    form();
    expect(screen.getByLabelText('Name')).toHaveValue('Northside Family Clinic');
    expect(day('Monday').getByLabelText('Monday, open from')).toHaveValue('08:00');
    expect(day('Tuesday').getByText('Closed')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Administrator' })).toBeChecked();
    expect(screen.getByRole('button', { name: 'Save settings' })).toBeDisabled();
  });

  it('send the whole of it on the version that was looked at', async () => {
    const { onSubmit } = form();
    await userEvent.click(day('Tuesday').getByRole('checkbox'));
    await userEvent.click(screen.getByRole('switch', { name: /^Restricted patients/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Provider' }));
    await save();
    expect(onSubmit).toHaveBeenCalledWith({
      version: 4,
      name: 'Northside Family Clinic',
      zone: 'America/New_York',
      npi: null,
      hours: { mon: ['08:00', '17:00'], tue: ['08:00', '17:00'] },
      own_panel_only: false,
      restricted_patients: true,
      open_registration: false,
      idle_minutes: 15,
      second_factor_roles: ['admin', 'provider'],
      mrn_prefix: 'MRN-',
      mrn_digits: 7,
    });
  });

  it('are checked before they are sent', async () => {
    const { onSubmit } = form();
    await userEvent.clear(screen.getByLabelText('Name'));
    await userEvent.type(screen.getByLabelText('NPI'), '1234567890');
    await userEvent.clear(screen.getByLabelText('Idle time'));
    await userEvent.type(screen.getByLabelText('Idle time'), '90');
    await userEvent.clear(screen.getByLabelText('Monday, open until'));
    await save();
    expect(await screen.findByText('Enter the name of the practice.')).toBeVisible();
    expect(screen.getByText('The check digit of this NPI is wrong.')).toBeVisible();
    expect(screen.getByText('Between 2 and 60 minutes.')).toBeVisible();
    expect(screen.getByText('Say from when until when you are open on Monday.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('say that without any hours the practice is always open', () => {
    form({ known: someSettings({ hours: {} }) });
    expect(screen.getAllByText('Always open')).toHaveLength(7);
  });

  it('keep what was typed when somebody else was faster, and go on from what is there', async () => {
    const { onSubmit, onRead, props, rerender } = form();
    await userEvent.type(screen.getByLabelText('Name'), ' East');
    const problem = new ApiProblem({ status: 409, code: 'stale_practice', title: 'Stale.' });
    const newer = someSettings({ version: 5, idle_minutes: 20 });
    rerender(<SettingsForm {...props} problem={problem} known={newer} />);
    expect(screen.getByRole('alert')).toHaveTextContent('Somebody else changed the settings just now');
    expect(screen.getByRole('button', { name: 'Save settings' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Show what is there now' }));
    expect(onRead).toHaveBeenCalledOnce();
    rerender(<SettingsForm {...props} known={newer} />);
    expect(screen.getByLabelText('Idle time')).toHaveValue('20 minutes');
    expect(screen.getByLabelText('Name')).toHaveValue('Northside Family Clinic East');
    await save();
    expect(onSubmit).toHaveBeenCalledWith(
      expect.objectContaining({ version: 5, idle_minutes: 20, name: 'Northside Family Clinic East' }),
    );
  });

  it('keep what was typed while they were being saved', async () => {
    const { onSubmit, props, rerender } = form();
    await userEvent.type(screen.getByLabelText('Name'), ' East ');
    await save();
    rerender(<SettingsForm {...props} isSaving />);
    await userEvent.type(screen.getByLabelText('NPI'), '1245319599');
    const saved = someSettings({ version: 5, name: 'Northside Family Clinic East' });
    rerender(<SettingsForm {...props} isSaving known={saved} />);
    expect(screen.queryByRole('alert')).toBeNull();
    rerender(<SettingsForm {...props} known={saved} savedVersion={5} />);
    expect(screen.getByLabelText('Name')).toHaveValue('Northside Family Clinic East');
    expect(screen.getByLabelText('NPI')).toHaveValue('1245319599');
    await save();
    expect(onSubmit).toHaveBeenLastCalledWith(expect.objectContaining({ version: 5, npi: '1245319599' }));
  });

  it('are clean again after they were saved', async () => {
    const { props, rerender } = form();
    await userEvent.type(screen.getByLabelText('Name'), ' East ');
    const saved = someSettings({ version: 5, name: 'Northside Family Clinic East' });
    rerender(<SettingsForm {...props} known={saved} savedVersion={5} />);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('button', { name: 'Save settings' })).toBeDisabled();
    expect(screen.getByLabelText('Name')).toHaveValue('Northside Family Clinic East');
  });
});
