import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { LoginForm } from '@/components/auth/LoginForm';
import { ApiProblem, unreachable } from '@/lib/api/problem';
import { show } from '../support/render';

const account = { role: 'Provider', email: 'provider@example.com', password: 'a-demo-password' };

function login(facts: Partial<Parameters<typeof LoginForm>[0]> = {}) {
  const onSubmit = vi.fn();
  show(<LoginForm onSubmit={onSubmit} isBusy={false} problem={null} demoAccounts={[]} {...facts} />);
  return { onSubmit, submit: () => userEvent.click(screen.getByRole('button', { name: 'Sign in' })) };
}

/** A page whose API refuses what is sent. */
function Refusing({ problem }: { problem: ApiProblem }) {
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  return <LoginForm onSubmit={() => setRefusal(problem)} isBusy={false} problem={refusal} demoAccounts={[]} />;
}

describe('test_login_form_validation', () => {
  it('says what is missing and sends nothing', async () => {
    const { onSubmit, submit } = login();
    await submit();
    expect(await screen.findByText('Enter your email address.')).toBeVisible();
    expect(screen.getByText('Enter your password.')).toBeVisible();
    expect(screen.getByLabelText('Email')).toBeInvalid();
    expect(screen.getByLabelText('Password')).toBeInvalid();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('refuses what is no address', async () => {
    const { onSubmit, submit } = login();
    await userEvent.type(screen.getByLabelText('Email'), 'provider at example');
    await userEvent.type(screen.getByLabelText('Password'), 'secret');
    await submit();
    expect(await screen.findByText(/Enter an email address such as/)).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('sends what was typed, without the spaces around the address', async () => {
    const { onSubmit, submit } = login();
    await userEvent.type(screen.getByLabelText('Email'), ' provider@example.com ');
    await userEvent.type(screen.getByLabelText('Password'), ' secret ');
    await submit();
    expect(onSubmit.mock.calls[0]?.[0]).toEqual({ email: 'provider@example.com', password: ' secret ' });
  });

  it('tells nobody which of the two was wrong', () => {
    login({ problem: new ApiProblem({ title: 'x', status: 401, code: 'INVALID_EMAIL_OR_PASSWORD' }) });
    expect(screen.getByRole('alert')).toHaveTextContent('Email address or password is not right.');
  });

  it('says when a locked address may try again', () => {
    login({ problem: new ApiProblem({ title: 'x', status: 429, code: 'sign_in_locked' }, 290_000) });
    expect(screen.getByRole('alert')).toHaveTextContent('Try again in 5 minutes.');
  });

  it('fills in a demo account that is chosen', async () => {
    const { onSubmit, submit } = login({ demoAccounts: [account] });
    await userEvent.click(screen.getByRole('button', { name: /provider@example\.com/ }));
    await submit();
    expect(onSubmit.mock.calls[0]?.[0]).toEqual({ email: account.email, password: account.password });
  });

  it('says when this device has no network', () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    login({ problem: unreachable() });
    expect(screen.getByRole('alert')).toHaveTextContent('This device is offline.');
  });

  it('is filled in by password managers and passkeys', () => {
    login();
    expect(screen.getByLabelText('Email')).toHaveAttribute('autocomplete', 'username webauthn');
    expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password');
  });

  it('shows the password to who asks for it', async () => {
    login();
    await userEvent.type(screen.getByLabelText('Password'), 'secret');
    await userEvent.click(screen.getByRole('button', { name: 'Show or hide the password' }));
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');
  });

  it('takes a password that is pasted', async () => {
    const { onSubmit, submit } = login({ email: 'provider@example.com' });
    await userEvent.click(screen.getByLabelText('Password'));
    await userEvent.paste('pasted secret');
    await submit();
    expect(onSubmit.mock.calls[0]?.[0]).toEqual({ email: 'provider@example.com', password: 'pasted secret' });
  });

  it('tells of the caps lock while a password is typed', async () => {
    login();
    const user = userEvent.setup();
    await user.click(screen.getByLabelText('Password'));
    await user.keyboard('{CapsLock}a');
    expect(screen.getByText('Caps lock is on.')).toBeVisible();
    await user.keyboard('{CapsLock}a');
    expect(screen.queryByText('Caps lock is on.')).toBeNull();
  });

  it('keeps the address and takes the password away after a refusal', async () => {
    show(<Refusing problem={new ApiProblem({ title: 'x', status: 401, code: 'INVALID_EMAIL_OR_PASSWORD' })} />);
    await userEvent.type(screen.getByLabelText('Email'), 'provider@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('Email address or password is not right.');
    expect(screen.getByLabelText('Email')).toHaveValue('provider@example.com');
    expect(screen.getByLabelText('Password')).toHaveValue('');
    expect(screen.getByLabelText('Password')).toHaveFocus();
  });

  it('offers a passkey only where the browser can use one, and says when it failed', async () => {
    login();
    expect(screen.queryByRole('button', { name: 'Use a passkey' })).toBeNull();
    cleanup();
    const onUse = vi.fn();
    login({ passkey: { onUse, isBusy: false, failure: 'This passkey does not sign you in.' } });
    await userEvent.click(screen.getByRole('button', { name: 'Use a passkey' }));
    expect(onUse).toHaveBeenCalledOnce();
    expect(screen.getByRole('alert')).toHaveTextContent('This passkey does not sign you in.');
  });
});
