import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PasskeyStep } from '@/components/auth/PasskeyStep';
import { SecondStepForm } from '@/components/auth/SecondStepForm';
import { ApiProblem } from '@/lib/api/problem';
import { show } from '../support/render';

function step(facts: Partial<Parameters<typeof SecondStepForm>[0]> = {}) {
  const onSubmit = vi.fn();
  const onBack = vi.fn();
  const ui = (more: typeof facts = {}) => (
    <SecondStepForm
      onSubmit={onSubmit}
      onBack={onBack}
      isBusy={false}
      problem={null}
      passkey={null}
      {...facts}
      {...more}
    />
  );
  const { rerender } = show(ui());
  return { onSubmit, onBack, rerender, ui };
}

const code = () => screen.getByLabelText('Six-digit code');

describe('the second step of a sign-in', () => {
  it('sends six digits as soon as they are there, once', async () => {
    const { onSubmit } = step();
    expect(code()).toHaveFocus();
    expect(code()).toHaveAttribute('autocomplete', 'one-time-code');
    await userEvent.type(code(), '12345');
    expect(onSubmit).not.toHaveBeenCalled();
    await userEvent.type(code(), '6');
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ code: '123456', isRecoveryCode: false, trustDevice: false });
  });

  it('takes a code that is pasted with a gap in it, and trusts the browser when that was chosen first', async () => {
    const { onSubmit } = step();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Trust this browser for 30 days' }));
    await userEvent.click(code());
    await userEvent.paste('123 456');
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ code: '123456', isRecoveryCode: false, trustDevice: true });
  });

  it('says that digits are missing', async () => {
    const { onSubmit } = step();
    await userEvent.type(code(), '123{Enter}');
    expect(screen.getByText('Enter all six digits.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('sends nothing twice while it waits', async () => {
    const { onSubmit } = step({ isBusy: true });
    await userEvent.type(code(), '123456');
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('takes a passkey instead, where one is set up', async () => {
    const { rerender, ui } = step();
    expect(screen.queryByRole('button', { name: 'Use a passkey' })).toBeNull();
    const onUse = vi.fn();
    rerender(ui({ passkey: { onUse, isBusy: false, failure: 'The passkey was refused.' } }));
    await userEvent.click(screen.getByRole('button', { name: 'Use a passkey' }));
    expect(onUse).toHaveBeenCalledOnce();
    expect(screen.getByText('The passkey was refused.')).toBeVisible();
  });

  it('asks for nothing but the passkey where that is the one second factor', async () => {
    const onUse = vi.fn();
    const onBack = vi.fn();
    const { unmount } = show(<PasskeyStep passkey={{ onUse, isBusy: false, failure: null }} onBack={onBack} />);
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.keyboard('{Enter}');
    expect(onUse).toHaveBeenCalledOnce();
    unmount();
    show(<PasskeyStep passkey={null} onBack={onBack} />);
    expect(screen.getByText(/This browser knows no passkeys/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
    expect(onBack).toHaveBeenCalledOnce();
  });

  it('takes a recovery code instead', async () => {
    const { onSubmit } = step();
    await userEvent.click(screen.getByRole('button', { name: 'Use a recovery code' }));
    await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(screen.getByText('Enter a recovery code.')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Recovery code'), ' abcde-fghjk {Enter}');
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({ code: 'abcde-fghjk', isRecoveryCode: true, trustDevice: false });
  });

  it('takes a wrong code away and says why', async () => {
    const { rerender, ui } = step();
    await userEvent.type(code(), '12345');
    const { MantineProvider } = await import('@mantine/core');
    const problem = new ApiProblem({ title: 'This code is not right.', status: 401, code: 'INVALID_CODE' });
    rerender(<MantineProvider env="test">{ui({ problem })}</MantineProvider>);
    expect(screen.getByRole('alert')).toHaveTextContent('This code is not right.');
    expect(code()).toHaveValue('');
    expect(code()).toHaveFocus();
  });

  it('leads back to the password', async () => {
    const { onBack } = step();
    await userEvent.click(screen.getByRole('button', { name: 'Start again' }));
    expect(onBack).toHaveBeenCalledOnce();
  });
});
