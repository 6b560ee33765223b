import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { LoginForm } from '@/components/auth/LoginForm';
import { ApiProblem } from '@/lib/api/problem';
import { show } from '../support/render';

const account = { role: 'Provider', email: 'provider@example.com', password: 'a-demo-password' };

function login(facts: Partial<Parameters<typeof LoginForm>[0]> = {}) {
  const onSubmit = vi.fn();
  show(<LoginForm onSubmit={onSubmit} isBusy={false} problem={null} demoAccounts={[]} {...facts} />);
  return { onSubmit, submit: () => userEvent.click(screen.getByRole('button', { name: 'Sign in' })) };
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
});
