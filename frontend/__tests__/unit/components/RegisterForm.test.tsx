import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { RegisterForm } from '@/components/auth/RegisterForm';
import { ApiProblem } from '@/lib/api/problem';
import type { InvitationShown, PasswordPolicy } from '@/lib/api/shapes';
import { show } from '../support/render';

const invitation: InvitationShown = {
  email: 'casey@example.com',
  name: null,
  role_name: 'Front desk',
  expires_at: '2026-12-01T00:00:00Z',
};
const policy: PasswordPolicy = { shortest: 14, longest: 60, remembered: 5, least_guesses: 100_000_000 };
const GOOD = 'seven quiet lamps at noon';

function register(facts: Partial<Parameters<typeof RegisterForm>[0]> = {}) {
  const onSubmit = vi.fn();
  show(
    <RegisterForm
      invitation={invitation}
      policy={policy}
      problem={null}
      isBusy={false}
      onSubmit={onSubmit}
      {...facts}
    />,
  );
  return { onSubmit };
}

function fill(label: string, text: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
}

describe('the form for a new account', () => {
  it('shows whom the invitation is for, and does not let the address be changed', async () => {
    const { onSubmit } = register();
    expect(screen.getByText('Front desk')).toBeVisible();
    expect(screen.getByLabelText('Email')).toHaveValue('casey@example.com');
    expect(screen.getByLabelText('Email')).toHaveAttribute('readonly');
    fill('Your name', ' Casey Morgan ');
    fill('Password', GOOD);
    await userEvent.click(screen.getByRole('button', { name: 'Create the account' }));
    await vi.waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
    expect(onSubmit.mock.calls[0]?.[0]).toEqual({ name: 'Casey Morgan', email: 'casey@example.com', password: GOOD });
  });

  it('begins with the name that the invitation knows', () => {
    register({ invitation: { ...invitation, name: 'Casey Morgan' } });
    expect(screen.getByLabelText('Your name')).toHaveValue('Casey Morgan');
  });

  it('holds the password to the numbers of the policy, before anything is sent', async () => {
    const { onSubmit } = register();
    expect(screen.getByText(/14 to 60 characters/)).toBeVisible();
    fill('Your name', 'Casey');
    fill('Password', 'thirteen char');
    await userEvent.click(screen.getByRole('button', { name: 'Create the account' }));
    expect(await screen.findByText('Use at least 14 characters.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('warns of a password with the own name in it, and of one that is guessed quickly', async () => {
    register();
    fill('Your name', 'Casey Morgan');
    fill('Password', 'morgan and the lamps');
    const strength = screen.getByRole('status', { name: 'Strength of the password' });
    expect(strength).toHaveTextContent(/^Weak/);
    fill('Password', GOOD);
    expect(strength).toHaveTextContent('Strong.');
    fill('Password', 'sunshinesunshine');
    expect(strength).toHaveTextContent('Good.');
    await vi.waitFor(() => expect(strength).toHaveTextContent(/^Weak/), { timeout: 10_000 });
  });

  it('is typed once and can be looked at', async () => {
    register();
    expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'new-password');
    await userEvent.click(screen.getByRole('button', { name: 'Show or hide the password' }));
    expect(screen.getByLabelText('Password')).toHaveAttribute('type', 'text');
  });

  it('tells what the API found wrong at the field that it is about', async () => {
    const leaked = { place: 'body.password', rule: 'leaked', message: 'This password is known from leaks.' };
    register({
      problem: new ApiProblem({ title: 'x', status: 422, code: 'password_refused', broken_rules: [leaked] }),
    });
    expect(await screen.findByText('This password is known from leaks.')).toBeVisible();
    expect(screen.getByLabelText('Password')).toBeInvalid();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says that nobody is taken without an invitation', () => {
    const problem = new ApiProblem({
      title: 'You need an invitation.',
      status: 403,
      code: 'EMAIL_PASSWORD_SIGN_UP_DISABLED',
    });
    register({ invitation: null, problem });
    expect(screen.getByRole('alert')).toHaveTextContent('You need an invitation.');
    expect(screen.getByLabelText('Email')).not.toHaveAttribute('readonly');
    expect(screen.getByRole('button', { name: 'Ask for an account' })).toBeVisible();
  });
});
