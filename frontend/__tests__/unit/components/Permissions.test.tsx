import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { GrantDialog } from '@/components/admin/GrantDialog';
import { GrantList } from '@/components/admin/GrantList';
import { PermissionHolders } from '@/components/admin/PermissionHolders';
import { PermissionMatrix } from '@/components/admin/PermissionMatrix';
import { RightsList } from '@/components/admin/RightsList';
import { RoleChangeDialog } from '@/components/admin/RoleChangeDialog';
import { RoleDialog } from '@/components/admin/RoleDialog';
import { RoleList } from '@/components/admin/RoleList';
import { comesFrom } from '@/components/admin/roleParts';
import { ApiProblem } from '@/lib/api/problem';
import type { PermissionAnswer } from '@/lib/api/shapes';
import { ALL_PERMISSIONS, PERMISSION_NAMES } from '@/lib/words/permissionWords';
import { aGrant, aProviderRole, aRole, aUser } from '../support/adminBuilders';
import { show } from '../support/render';

const IDLE = { problem: null, isSaving: false, onClose: vi.fn() };
const NIGHT = aRole({
  key: 'nnnnnnnnnnnnnnnnnnnn',
  version: 2,
  name: 'Night nurse',
  is_built_in: false,
  inherits: ['provider'],
  own_permissions: [],
  permissions: [{ permission: 'patient.read', chain: ['nnnnnnnnnnnnnnnnnnnn', 'provider', 'front_desk'] }],
  is_changeable: true,
});
const ROLES = [aRole(), aProviderRole(), NIGHT];

function answer(facts: Partial<PermissionAnswer>): PermissionAnswer {
  return { permission: 'patient.read', is_held: true, chain: [], grant: null, revocation: null, ...facts };
}

function roleDialog(facts: Partial<Parameters<typeof RoleDialog>[0]> = {}) {
  const onSubmit = vi.fn();
  show(<RoleDialog known={null} roles={ROLES} mayGive={ALL_PERMISSIONS} {...IDLE} onSubmit={onSubmit} {...facts} />);
  return onSubmit;
}

describe('test_permission_management', () => {
  it('names every permission once', () => {
    expect([...ALL_PERMISSIONS].sort()).toEqual(Object.keys(PERMISSION_NAMES).sort());
  });

  it('shows in a matrix what a role has by itself and what from where', () => {
    show(<PermissionMatrix roles={ROLES} />);
    const row = screen.getByRole('rowheader', { name: /^See patients/ }).closest('tr') as HTMLElement;
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['Yes', 'Yes, from Front desk', 'Yes, from Front desk']);
    expect(within(row).getAllByRole('cell')[2]).toHaveAttribute('title', 'Night nurse → Provider → Front desk');
    const users = screen.getByRole('rowheader', { name: /^Users/ }).closest('tr') as HTMLElement;
    expect(within(users).getAllByRole('cell')[0]).toHaveTextContent('No');
    expect(screen.getByRole('region', { name: 'Permissions of the roles' })).toHaveAttribute('tabindex', '0');
  });

  it('tells who holds a permission, by which roles or by what grant, and from whom it was taken', async () => {
    const onPermission = vi.fn();
    const holder = { user_id: 'uuuuuuuuuuuuuuuuuuuu', is_active: true, role_name: '', chain: [], revocation: null };
    show(
      <PermissionHolders
        answer={{
          permission: 'patient.read',
          holders: [
            { ...holder, name: 'Robin Hale', chain: ['nnnnnnnnnnnnnnnnnnnn', 'provider', 'front_desk'], grant: null },
            { ...holder, user_id: 'vvvvvvvvvvvvvvvvvvvv', name: 'Sam Ito', is_active: false, grant: aGrant() },
          ],
          denied: [
            {
              ...holder,
              user_id: 'wwwwwwwwwwwwwwwwwwww',
              name: 'Noor Haddad',
              grant: null,
              revocation: aGrant({ is_given: false, expires_at: null, reason: 'On leave.' }),
            },
          ],
        }}
        permission="patient.read"
        onPermission={onPermission}
        roles={ROLES}
        isUpdating={false}
      />,
    );
    const [robin, sam] = within(screen.getByRole('list', { name: 'Who can do it' })).getAllByRole('listitem');
    expect(robin).toHaveTextContent('Robin HaleNight nurse → Provider → Front desk');
    expect(sam).toHaveTextContent('Sam ItoCannot sign inGiven by Alex Admin');
    expect(sam).toHaveTextContent('“Stands in for Dr. Hale.”');
    const taken = screen.getByRole('list', { name: 'From whom it was taken away' });
    expect(taken).toHaveTextContent('Noor HaddadTaken away by Alex Admin: “On leave.”');
    await userEvent.selectOptions(screen.getByLabelText('Permission'), 'Users');
    expect(onPermission).toHaveBeenCalledWith('user.manage');
  });

  it('changes only roles of the practice’s own', async () => {
    const calls = { onEdit: vi.fn(), onDelete: vi.fn() };
    show(<RoleList roles={ROLES} mayManage {...calls} />);
    expect(screen.getAllByRole('button')).toHaveLength(2);
    expect(screen.getByText(/inherits from Provider/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Edit Night nurse' }));
    expect(calls.onEdit).toHaveBeenCalledWith(NIGHT);
  });

  it('makes a role that inherits: what comes from elsewhere is marked and not chosen again', async () => {
    const onSubmit = roleDialog();
    await userEvent.type(screen.getByLabelText('Name'), 'Triage');
    await userEvent.click(screen.getByRole('combobox', { name: 'Inherits from' }));
    await userEvent.click(screen.getByRole('option', { name: 'Provider' }));
    const read = screen.getByRole('checkbox', { name: 'See patients' });
    expect(read).toBeChecked();
    expect(read).toBeDisabled();
    expect(read).toHaveAccessibleDescription('From Front desk');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Import files' }));
    await userEvent.type(screen.getByLabelText(/Reason/), 'New team.');
    await userEvent.click(screen.getByRole('button', { name: 'Create role' }));
    expect(onSubmit).toHaveBeenCalledWith({
      name: 'Triage',
      description: '',
      inherits: ['provider'],
      permissions: ['account.own', 'import.run'],
      reason: 'New team.',
    });
  });

  it('gives away nothing that one does not hold', () => {
    roleDialog({ mayGive: ['patient.read'] });
    expect(screen.getByRole('checkbox', { name: 'See patients' })).toBeEnabled();
    expect(screen.getByRole('checkbox', { name: 'Users' })).toBeDisabled();
  });

  it('offers no circle, and says it in people’s words when there would be one', async () => {
    expect(comesFrom(ROLES, NIGHT.key, 'front_desk')).toBe(true);
    expect(comesFrom(ROLES, 'front_desk', NIGHT.key)).toBe(false);
    const problem = new ApiProblem({ status: 409, code: 'role_inheritance_refused', title: 'Refused.' });
    roleDialog({ known: NIGHT, problem });
    expect(screen.getByRole('alert')).toHaveTextContent('That would be a circle');
    await userEvent.click(screen.getByRole('combobox', { name: 'Inherits from' }));
    expect(screen.queryByRole('option', { name: 'Night nurse' })).toBeNull();
  });

  it('changes a role after showing what is won and lost', async () => {
    const onSubmit = vi.fn();
    show(<RoleChangeDialog user={aUser({ role: 'provider' })} roles={ROLES} {...IDLE} onSubmit={onSubmit} />);
    await userEvent.click(screen.getByRole('combobox', { name: 'New role' }));
    await userEvent.click(screen.getByRole('option', { name: 'Front desk' }));
    expect(screen.getByRole('status')).toHaveTextContent(
      'LosesSee notes and what else is told only to those who treat',
    );
    expect(screen.getByRole('status')).not.toHaveTextContent('Wins');
    await userEvent.click(screen.getByRole('button', { name: 'Change role' }));
    expect(screen.getByText('Say why.')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Reason'), 'Ot');
    expect(screen.getByText('Use at least 3 characters.')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Reason'), 'her work.');
    await userEvent.click(screen.getByRole('button', { name: 'Change role' }));
    expect(onSubmit).toHaveBeenCalledWith('front_desk', 'Other work.');
  });

  it('says who can do what, and why', () => {
    show(
      <RightsList
        roles={ROLES}
        answers={[
          answer({ permission: 'patient.read', chain: ['provider', 'front_desk'] }),
          answer({ permission: 'patient.sensitive', grant: aGrant() }),
          answer({
            permission: 'import.run',
            is_held: false,
            revocation: aGrant({ is_given: false, reason: 'Errors.' }),
          }),
          answer({ permission: 'user.manage', is_held: false }),
        ]}
      />,
    );
    const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items).toEqual([
      'See patients and their insuranceProvider → Front desk',
      'See notes and what else is told only to those who treatGiven by Alex Admin, until Jan 5, 2099, 12:00 PM: “Stands in for Dr. Hale.”',
      'Not: Import eligibility filesTaken away by Alex Admin, until Jan 5, 2099, 12:00 PM: “Errors.”',
    ]);
  });

  it('gives one permission for a while, and takes away only what is held', async () => {
    const onSubmit = vi.fn();
    show(
      <GrantDialog
        name="Robin Hale"
        held={['patient.read']}
        own={['patient.read', 'import.run']}
        {...IDLE}
        onSubmit={onSubmit}
      />,
    );
    const options = () => screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(options()).toEqual(['Choose a permission', 'Import eligibility files']);
    await userEvent.selectOptions(screen.getByLabelText('Permission'), 'Import eligibility files');
    await userEvent.type(screen.getByLabelText(/Until/), '2099-01-05T12:00');
    await userEvent.type(screen.getByLabelText(/Reason/), 'Year end.');
    await userEvent.click(screen.getByRole('button', { name: 'Give permission' }));
    expect(onSubmit).toHaveBeenCalledWith({
      permission: 'import.run',
      is_given: true,
      reason: 'Year end.',
      expires_at: '2099-01-05T17:00:00.000Z',
    });
    await userEvent.click(screen.getByRole('radio', { name: 'Take away' }));
    expect(options()).toEqual(['Choose a permission', 'See patients and their insurance']);
  });

  it('ends what is in force, and keeps what is over to be read', async () => {
    const onEnd = vi.fn();
    const over = aGrant({ id: 'hhhhhhhhhhhhhhhhhhhh', permission: 'import.run', is_in_force: false });
    show(<GrantList grants={[aGrant(), over]} nameOf={() => 'somebody'} onAdd={null} onEnd={onEnd} />);
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: /^End: See notes/ }));
    expect(onEnd).toHaveBeenCalledWith(aGrant());
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });
});
