import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ChangePasswordForm } from '@/components/account/ChangePasswordForm';
import { PasskeysCard } from '@/components/account/PasskeysCard';
import { RecoveryCodes } from '@/components/account/RecoveryCodes';
import { SecondFactorCard } from '@/components/account/SecondFactorCard';
import { SecondFactorSetup } from '@/components/account/SecondFactorSetup';
import { SessionsCard } from '@/components/account/SessionsCard';
import { TrustedBrowsersCard } from '@/components/account/TrustedBrowsersCard';
import { YouCard } from '@/components/account/YouCard';
import { ApiProblem } from '@/lib/api/problem';
import type { EnabledSecondFactor, Me, OwnSession, Passkey } from '@/lib/api/shapes';
import { show } from '../support/render';

const me: Me = {
  id: 'uuuuuuuuuuuuuuuuuuuu',
  name: 'Casey Morgan',
  email: 'casey@example.com',
  role: 'front_desk',
  role_name: 'Front desk',
  provider_id: null,
  permissions: ['account.own'],
  must_enrol: false,
  idle_seconds: 900,
  seconds_left: 900,
};
const SECRET = 'ABCDEFGHIJKLMNOP';
const begun: EnabledSecondFactor = {
  method: 'totp',
  totpURI: `otpauth://totp/PFINNI:casey%40example.com?secret=${SECRET}&issuer=PFINNI`,
  backupCodes: ['aaaaa-bbbbb', 'ccccc-ddddd'],
  qrSvg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
};

function aSession(facts: Partial<OwnSession> = {}): OwnSession {
  return {
    id: 'ssssssssssssssssssss',
    token: 'ssssssssssssssssssss',
    userId: me.id,
    createdAt: '2026-11-25T09:00:00Z',
    updatedAt: '2026-11-25T09:00:00Z',
    expiresAt: '2026-11-25T21:00:00Z',
    ipAddress: null,
    userAgent: null,
    device: 'Chrome on Linux',
    lastUsedAt: '2026-11-25T09:00:00Z',
    openedWith: 'password',
    isCurrent: false,
    ...facts,
  };
}

describe('one’s own name', () => {
  it('is changed in place, and never to nothing', async () => {
    const onRename = vi.fn();
    show(<YouCard me={me} isSaving={false} problem={null} onRename={onRename} />);
    await userEvent.click(screen.getByRole('button', { name: 'Change your name' }));
    const field = screen.getByLabelText('Your name', { selector: 'input' });
    await userEvent.clear(field);
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(screen.getByText('Enter your name.')).toBeVisible();
    expect(onRename).not.toHaveBeenCalled();
    await userEvent.type(field, ' Casey Lee {Enter}');
    expect(onRename).toHaveBeenCalledExactlyOnceWith('Casey Lee', expect.any(Function));
  });
});

describe('changing the password', () => {
  const form = (problem: ApiProblem | null) => {
    const onSubmit = vi.fn();
    show(
      <ChangePasswordForm
        me={me}
        policy={undefined}
        isOpen
        onOpen={vi.fn()}
        isBusy={false}
        problem={problem}
        onSubmit={onSubmit}
      />,
    );
    return onSubmit;
  };

  it('sends both passwords as they are', async () => {
    const onSubmit = form(null);
    fireEvent.change(screen.getByLabelText('Current password'), { target: { value: ' old ' } });
    fireEvent.change(screen.getByLabelText('New password'), { target: { value: 'seven quiet lamps at noon' } });
    await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
    const sent = { currentPassword: ' old ', newPassword: 'seven quiet lamps at noon' };
    await vi.waitFor(() => expect(onSubmit).toHaveBeenCalledExactlyOnceWith(sent));
  });

  it('tells at the field which of the two is wrong', async () => {
    form(new ApiProblem({ title: 'The current password is not right.', status: 400, code: 'INVALID_PASSWORD' }));
    await vi.waitFor(() => expect(screen.getByLabelText('Current password')).toBeInvalid());
    expect(screen.getByText('The current password is not right.')).toBeVisible();
  });

  it('tells at the field which rule of the policy is broken', async () => {
    const rule = {
      place: 'body.newPassword',
      rule: 'used_before',
      message: 'Choose one that is not among your last 5.',
    };
    form(new ApiProblem({ title: 'x', status: 422, code: 'password_refused', broken_rules: [rule] }));
    expect(await screen.findByText(rule.message)).toBeVisible();
    expect(screen.getByLabelText('New password')).toBeInvalid();
  });
});

describe('setting up a second factor', () => {
  const setUp = (facts: Partial<Parameters<typeof SecondFactorSetup>[0]>) => {
    const calls = { onPassword: vi.fn(), onCode: vi.fn(), onDone: vi.fn() };
    show(
      <SecondFactorSetup
        email={me.email}
        begun={null}
        isConfirmed={false}
        isBusy={false}
        problem={null}
        {...calls}
        {...facts}
      />,
    );
    return calls;
  };

  it('begins with the password', async () => {
    const { onPassword } = setUp({});
    await userEvent.type(screen.getByLabelText('Your password'), 'secret{Enter}');
    expect(onPassword).toHaveBeenCalledExactlyOnceWith('secret');
  });

  it('shows the secret as a picture and as text, and sends six digits at once', async () => {
    const { onCode } = setUp({ begun });
    expect(screen.getByRole('img', { name: /QR code/ })).toHaveAttribute(
      'src',
      expect.stringContaining('data:image/svg'),
    );
    expect(screen.getByText('ABCD EFGH IJKL MNOP')).toBeVisible();
    await userEvent.type(screen.getByLabelText(/Then enter the code/), '123456');
    expect(onCode).toHaveBeenCalledExactlyOnceWith('123456');
  });

  it('shows the recovery codes once the code was right', () => {
    setUp({ begun, isConfirmed: true });
    expect(screen.getByText('aaaaa-bbbbb')).toBeVisible();
    expect(screen.queryByText('ABCD EFGH IJKL MNOP')).toBeNull();
  });
});

describe('recovery codes', () => {
  it('can only be left once they are kept', async () => {
    const onKept = vi.fn();
    show(<RecoveryCodes codes={begun.backupCodes} onKept={onKept} />);
    expect(screen.getByRole('button', { name: 'Done' })).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'I have kept these codes' }));
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(onKept).toHaveBeenCalledOnce();
  });

  it('are copied as a text', async () => {
    const user = userEvent.setup();
    show(<RecoveryCodes codes={begun.backupCodes} onKept={vi.fn()} />);
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await navigator.clipboard.readText()).toContain('aaaaa-bbbbb\nccccc-ddddd');
  });

  it('are missed before they run out', () => {
    const standing = { is_enabled: true, must_enrol: false, recovery_codes_left: 1, passkeys: 0 };
    show(<SecondFactorCard standing={standing} onSetUp={vi.fn()} onNewCodes={vi.fn()} onRemove={vi.fn()} />);
    expect(screen.getByText(/1 recovery code is left\. Make new ones/)).toBeVisible();
  });
});

describe('where one is signed in', () => {
  it('ends one session, or all but this one', async () => {
    const onEnd = vi.fn();
    const other = aSession({ id: 'oooooooooooooooooooo', device: 'Safari on an iPhone', ipAddress: '192.0.2.7' });
    show(<SessionsCard sessions={[aSession({ isCurrent: true }), other]} isBusy={false} onEnd={onEnd} />);
    const [own, phone] = screen.getAllByRole('listitem') as [HTMLElement, HTMLElement];
    expect(within(own).getByText('This one')).toBeVisible();
    expect(within(own).queryByRole('button')).toBeNull();
    expect(within(phone).getByText(/192\.0\.2\.7/)).toBeVisible();
    await userEvent.click(within(phone).getByRole('button', { name: 'Sign out Safari on an iPhone' }));
    await userEvent.click(screen.getByRole('button', { name: 'Sign out everywhere else' }));
    expect(onEnd.mock.calls).toEqual([[other.id], [null]]);
  });

  it('offers nothing to end where there is no other', () => {
    show(<SessionsCard sessions={[aSession({ isCurrent: true })]} isBusy={false} onEnd={vi.fn()} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('passkeys and trusted browsers', () => {
  const passkey: Passkey = {
    id: 'pppppppppppppppppppp',
    name: 'Work laptop',
    publicKey: '',
    userId: me.id,
    credentialID: 'c',
    counter: 0,
    deviceType: 'singleDevice',
    backedUp: true,
    transports: 'internal',
    createdAt: '2026-11-25T09:00:00Z',
    aaguid: null,
    lastUsedAt: null,
  };

  it('are renamed and removed by their name', async () => {
    const calls = { onAdd: vi.fn(), onRename: vi.fn(), onRemove: vi.fn() };
    show(<PasskeysCard passkeys={[passkey]} canAdd isAdding={false} failure={null} {...calls} />);
    expect(screen.getByText(/not used yet, kept by your password manager/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Rename Work laptop' }));
    await userEvent.click(screen.getByRole('button', { name: 'Remove Work laptop' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add a passkey' }));
    expect(calls.onRename).toHaveBeenCalledWith(passkey);
    expect(calls.onRemove).toHaveBeenCalledWith(passkey);
    expect(calls.onAdd).toHaveBeenCalledOnce();
  });

  it('cannot be added where the browser has none', () => {
    show(
      <PasskeysCard
        passkeys={[]}
        canAdd={false}
        isAdding={false}
        failure={null}
        onAdd={vi.fn()}
        onRename={vi.fn()}
        onRemove={vi.fn()}
      />,
    );
    expect(screen.getByText('You have no passkey yet.')).toBeVisible();
    expect(screen.getByText('This browser cannot make passkeys.')).toBeVisible();
  });

  it('are trusted no longer', async () => {
    const onForget = vi.fn();
    const device = {
      id: 'dddd',
      device: 'Firefox on Windows',
      created_at: '2026-11-25T09:00:00Z',
      expires_at: '2026-12-25T09:00:00Z',
      is_this_one: true,
    };
    show(<TrustedBrowsersCard devices={[device]} isBusy={false} onForget={onForget} />);
    expect(screen.getByText('This browser')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Trust Firefox on Windows no longer' }));
    expect(onForget).toHaveBeenCalledExactlyOnceWith('dddd');
  });
});
