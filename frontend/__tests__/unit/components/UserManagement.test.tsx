import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AccountRequests } from '@/components/admin/AccountRequests';
import { DeactivateDialog } from '@/components/admin/DeactivateDialog';
import { EditUserDialog } from '@/components/admin/EditUserDialog';
import { InvitationList } from '@/components/admin/InvitationList';
import { InviteDialog } from '@/components/admin/InviteDialog';
import { LetInDialog } from '@/components/admin/LetInDialog';
import { ShownLink } from '@/components/admin/ShownLink';
import { UserCard } from '@/components/admin/UserCard';
import { UserFilters } from '@/components/admin/UserFilters';
import { UserManagement } from '@/components/admin/UserManagement';
import { readUserChoice, writeUserChoice } from '@/components/admin/userChoice';
import { ApiProblem } from '@/lib/api/problem';
import type { Provider } from '@/lib/api/shapes';
import { anInvitation, aProviderRole, aRole, aUser } from '../support/adminBuilders';
import { show } from '../support/render';

const IDLE = { problem: null, isSaving: false, onClose: vi.fn() };
const ROLES = [aRole(), aProviderRole(), aRole({ key: 'admin', name: 'Administrator', is_assignable: false })];
const PROVIDERS: Provider[] = [
  { id: 'pppppppppppppppppppp', display_name: 'Dr. Robin Hale', npi: null, user_id: null, is_active: true },
  { id: 'qqqqqqqqqqqqqqqqqqqq', display_name: 'Dr. Maya Chen', npi: null, user_id: 'somebody', is_active: true },
];

function users(facts: Partial<Parameters<typeof UserManagement>[0]> = {}) {
  const calls = { onOrder: vi.fn(), onMore: vi.fn() };
  show(
    <UserManagement
      users={[
        aUser(),
        aUser({
          id: 'vvvvvvvvvvvvvvvvvvvv',
          name: 'Sam Ito',
          state: 'deactivated',
          last_used_at: null,
          last_signed_in_at: null,
          has_second_factor: true,
          has_passkey: true,
        }),
      ]}
      total={7}
      me="uuuuuuuuuuuuuuuuuuuu"
      order="name"
      isDescending={false}
      isUpdating={false}
      isReadingMore={false}
      {...calls}
      {...facts}
    />,
  );
  return calls;
}

describe('test_admin_interface', () => {
  it('shows who works here, as what and in which state', () => {
    users();
    const [, robin, sam] = screen.getAllByRole('row') as [HTMLElement, HTMLElement, HTMLElement];
    expect(within(robin).getByRole('link', { name: 'Robin Hale (you)' })).toHaveAttribute(
      'href',
      '/admin/users/uuuuuuuuuuuuuuuuuuuu',
    );
    expect(robin).toHaveTextContent('robin@example.comFront deskActiveNone');
    expect(sam).toHaveTextContent('Deactivated App, PasskeyNot signed inNever');
    expect(screen.getByText('The first 2 of 7 users')).toBeVisible();
  });

  it('sorts by a column, upwards first, and reads the next page', async () => {
    const { onOrder, onMore } = users();
    await userEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(onOrder).toHaveBeenCalledWith('name', true);
    await userEvent.click(screen.getByRole('button', { name: 'Last seen' }));
    expect(onOrder).toHaveBeenCalledWith('last_used', false);
    await userEvent.click(screen.getByRole('button', { name: 'Last sign-in' }));
    expect(onOrder).toHaveBeenCalledWith('last_signed_in', false);
    expect(screen.queryByRole('button', { name: 'State' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Load more' }));
    expect(onMore).toHaveBeenCalledOnce();
  });

  it('is walked through with the arrow keys', async () => {
    users();
    screen.getByRole('link', { name: /Robin/ }).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: /Sam/ })).toHaveFocus();
  });

  it('keeps filters in the address, codes only', () => {
    const address = 'state=waiting&role=front_desk&factor=passkey&order=role&descending=true';
    const choice = readUserChoice(new URLSearchParams(address));
    expect(choice).toEqual({
      state: 'waiting',
      role: 'front_desk',
      factor: 'passkey',
      order: 'role',
      descending: true,
    });
    expect(writeUserChoice(choice)).toBe(`/admin/users?${address}`);
    const odd = readUserChoice(new URLSearchParams('state=toString&role=<b>&factor=sms&order=password'));
    expect(writeUserChoice(odd)).toBe('/admin/users');
  });

  it('is narrowed to those without a second factor, and to everybody again', async () => {
    const onChoice = vi.fn();
    const choice = { ...readUserChoice(new URLSearchParams()), factor: 'totp' as const };
    show(<UserFilters text="" onText={vi.fn()} choice={choice} onChoice={onChoice} roles={ROLES} />);
    await userEvent.selectOptions(screen.getByLabelText('Second factor'), 'No second factor');
    expect(onChoice).toHaveBeenLastCalledWith({ factor: 'none' });
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(onChoice).toHaveBeenLastCalledWith({ role: null, state: null, factor: null });
  });

  it('invites into a role that is the inviter’s to give, by name and as a provider', async () => {
    const onSubmit = vi.fn();
    show(<InviteDialog roles={ROLES} providers={PROVIDERS} {...IDLE} onSubmit={onSubmit} />);
    expect(screen.queryByRole('option', { name: 'Administrator' })).toBeNull();
    const invite = () => userEvent.click(screen.getByRole('button', { name: 'Invite' }));
    await invite();
    expect(screen.getByText('Enter an email address such as name@example.com.')).toBeVisible();
    expect(screen.getByText('Choose a role.')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Email'), ' new@example.com ');
    await userEvent.selectOptions(screen.getByLabelText('Role'), 'Provider');
    await invite();
    expect(onSubmit).toHaveBeenLastCalledWith({
      email: 'new@example.com',
      role: 'provider',
      name: null,
      provider_id: null,
    });
    await userEvent.type(screen.getByLabelText('Name'), ' Sam Ortiz ');
    expect(screen.queryByRole('option', { name: 'Dr. Maya Chen' })).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Provider'), 'Dr. Robin Hale');
    await invite();
    expect(onSubmit).toHaveBeenLastCalledWith({
      email: 'new@example.com',
      role: 'provider',
      name: 'Sam Ortiz',
      provider_id: 'pppppppppppppppppppp',
    });
  });

  it('says at the address that it was invited already', () => {
    const problem = new ApiProblem({ status: 409, code: 'invited_already', title: 'It has an open invitation.' });
    show(<InviteDialog roles={ROLES} providers={PROVIDERS} {...IDLE} problem={problem} onSubmit={vi.fn()} />);
    expect(screen.getByLabelText('Email')).toHaveAccessibleDescription('It has an open invitation.');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows the link of an invitation to copy', () => {
    const link = 'https://example.com/pfinni/register#token';
    show(<ShownLink email="new@example.com" link={link} expiresAt="2026-12-02T17:00:00Z" />);
    expect(screen.getByLabelText('Link of the invitation')).toHaveValue(link);
    expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent('It is shown this once.');
  });

  it('sends an invitation again, or takes it back', async () => {
    const calls = { onResend: vi.fn(), onRevoke: vi.fn() };
    show(<InvitationList invitations={[anInvitation({ state: 'expired' })]} roles={ROLES} busy={null} {...calls} />);
    expect(screen.getByText('Too old')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Send again to new@example.com' }));
    await userEvent.click(screen.getByRole('button', { name: 'Take back from new@example.com' }));
    expect(calls.onResend).toHaveBeenCalledOnce();
    expect(calls.onRevoke).toHaveBeenCalledOnce();
  });

  it('lets somebody in who asked, in a role and with a reason', async () => {
    const waiting = aUser({ state: 'waiting', email_verified: false });
    const onLetIn = vi.fn();
    const { unmount } = show(<AccountRequests users={[waiting]} onLetIn={onLetIn} />);
    expect(screen.getByText('Address not confirmed')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Let Robin Hale in' }));
    expect(onLetIn).toHaveBeenCalledWith(waiting);
    unmount();

    const onSubmit = vi.fn();
    show(<LetInDialog user={waiting} roles={ROLES} {...IDLE} onSubmit={onSubmit} />);
    expect(screen.getByText(/nobody has confirmed that address yet/)).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Role'), 'Front desk');
    await userEvent.type(screen.getByLabelText(/Reason/), 'Begins on Monday.');
    await userEvent.click(screen.getByRole('button', { name: 'Let in' }));
    expect(onSubmit).toHaveBeenCalledWith('front_desk', 'Begins on Monday.');
  });

  it('offers what can be done with an account, and nothing with one’s own', async () => {
    const onStep = vi.fn();
    const { unmount } = show(<UserCard user={aUser()} isMe={false} readsAudit onStep={onStep} />);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Edit',
      'Change role',
      'End sessions',
      'Deactivate',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Change role' }));
    expect(onStep).toHaveBeenCalledWith('role');
    expect(screen.getByRole('link', { name: 'Audit trail' })).toHaveAttribute(
      'href',
      '/audit?subject=uuuuuuuuuuuuuuuuuuuu',
    );
    unmount();
    show(<UserCard user={aUser({ is_changeable: false })} isMe readsAudit={false} onStep={onStep} />);
    expect(screen.getByText(/This is you/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('edits name, address and provider; a provider of somebody else is not offered', async () => {
    const onSubmit = vi.fn();
    show(<EditUserDialog user={aUser()} providers={PROVIDERS} {...IDLE} onSubmit={onSubmit} />);
    expect(screen.queryByRole('option', { name: 'Dr. Maya Chen' })).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Provider'), 'Dr. Robin Hale');
    await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(onSubmit).toHaveBeenCalledWith({
      name: 'Robin Hale',
      email: 'robin@example.com',
      provider_id: 'pppppppppppppppppppp',
    });
  });

  it('closes an account with a reason, and hands over what it leaves behind', async () => {
    const onSubmit = vi.fn();
    show(
      <DeactivateDialog
        name="Robin Hale"
        handOver={{ alerts: 3, patients: 12, provider_id: 'pppppppppppppppppppp' }}
        colleagues={[{ user_id: 'vvvvvvvvvvvvvvvvvvvv', name: 'Sam Ito' }]}
        providers={PROVIDERS}
        {...IDLE}
        onSubmit={onSubmit}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Deactivate' }));
    expect(screen.getByText('Say why.')).toBeVisible();
    expect(screen.queryByRole('option', { name: 'Dr. Robin Hale' })).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('3 open alerts to'), 'Sam Ito');
    await userEvent.selectOptions(screen.getByLabelText('12 patients to'), 'Dr. Maya Chen');
    await userEvent.type(screen.getByLabelText(/Reason/), 'Has left.');
    await userEvent.click(screen.getByRole('button', { name: 'Deactivate' }));
    expect(onSubmit).toHaveBeenCalledWith({
      reason: 'Has left.',
      to_user_id: 'vvvvvvvvvvvvvvvvvvvv',
      to_provider_id: 'qqqqqqqqqqqqqqqqqqqq',
    });
  });

  it('closes no account before it is known what it leaves behind', () => {
    show(
      <DeactivateDialog
        name="Robin Hale"
        handOver={undefined}
        colleagues={[]}
        providers={[]}
        {...IDLE}
        onSubmit={vi.fn()}
      />,
    );
    expect(screen.getByRole('button', { name: 'Deactivate' })).toBeDisabled();
  });
});
