import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SetUpForm } from '@/components/auth/SetUpForm';
import { ApiProblem, unreachable } from '@/lib/api/problem';
import { show } from '../support/render';

const TYPED = {
  'Set-up token': 'a-token-of-32-characters-or-so--',
  'Name of the practice': 'Northside',
  'Your name': 'Jordan Avery',
  Email: 'jordan@example.com',
  Password: ' seven quiet lamps at noon ',
  'Recovery code': '1a2b3-4c5d6-7e8f9-0a1b2',
};

interface PageProps {
  onSubmit: () => void;
  first: ApiProblem | null;
  /** What the API says after the form was filled in. */
  next: ApiProblem | null;
}

function Page({ onSubmit, first, next }: PageProps) {
  const [problem, setProblem] = useState(first);
  return (
    <>
      <SetUpForm onSubmit={onSubmit} isBusy={false} problem={problem} />
      <button type="button" onClick={() => setProblem(next)}>
        Answer
      </button>
    </>
  );
}

function setUp({ first = null, next = null }: Partial<PageProps> = {}) {
  const onSubmit = vi.fn();
  show(<Page onSubmit={onSubmit} first={first} next={next} />);
  return { onSubmit, answer: () => fireEvent.click(screen.getByRole('button', { name: 'Answer' })) };
}

const submit = () => userEvent.click(screen.getByRole('button', { name: 'Set up the practice' }));
const strength = () => screen.getByRole('status', { name: 'Strength of the password' });

function fill(typed: Partial<typeof TYPED> = {}) {
  for (const [label, text] of Object.entries({ ...TYPED, ...typed })) {
    fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
  }
}

function refused(status: number, code: string, more: object = {}, retryAfter: number | null = null) {
  return new ApiProblem({ title: `Title of ${code}.`, status, code, ...more }, retryAfter);
}

describe('the set-up form', () => {
  it('names everything that is missing, all at once, and sends nothing', async () => {
    const { onSubmit } = setUp();
    await submit();
    for (const words of [
      'Enter the set-up token.',
      'Enter the name of the practice.',
      'Enter your name.',
      'Enter your email address.',
      'Choose a password.',
      'Enter the recovery code.',
    ]) {
      expect(await screen.findByText(words)).toBeVisible();
    }
    expect(screen.getByLabelText('Set-up token')).toHaveFocus();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('sends what was typed, without the spaces of copying, and the password as it is', async () => {
    const { onSubmit } = setUp();
    fill({ 'Set-up token': ` ${TYPED['Set-up token']}\n`, 'Recovery code': ` ${TYPED['Recovery code']} ` });
    await submit();
    await vi.waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
    expect(onSubmit.mock.calls[0]?.[0]).toEqual({
      token: TYPED['Set-up token'],
      practice_name: 'Northside',
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      name: 'Jordan Avery',
      email: 'jordan@example.com',
      password: TYPED.Password,
      recovery_code: TYPED['Recovery code'],
    });
  });

  it.each([
    ['Set-up token', 'half-a-token', 'Copy the whole token; this is only a part of it.'],
    ['Email', 'jordan at example', 'Enter an email address such as name@example.com.'],
    ['Password', 'eleven char', 'Use at least 12 characters.'],
    ['Password', '\u{1F511}'.repeat(11), 'Use at least 12 characters.'],
    ['Password', 'a'.repeat(129), 'Use at most 128 characters.'],
    ['Recovery code', 'Recovery code: 1a2b3', /Enter the code alone/],
  ])('refuses at once what cannot be right: %s', async (label, text, words) => {
    const { onSubmit } = setUp();
    fill({ [label]: text });
    await submit();
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByLabelText(label)).toBeInvalid();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('finds a time zone by a part of its name', async () => {
    const { onSubmit } = setUp();
    fill();
    const zone = screen.getByRole('combobox', { name: 'Time zone' });
    await userEvent.clear(zone);
    await userEvent.type(zone, 'new york');
    await userEvent.click(await screen.findByRole('option', { name: 'America/New York' }));
    await submit();
    await vi.waitFor(() => expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({ zone: 'America/New_York' }));
  });

  it.each([
    ['', ''],
    ['short', 'Too short.'],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', /^Weak/],
    ['my password is this one', /^Weak/],
    ['jordan and the lamps', /^Weak/],
    ['seven northside lamps', /^Weak/],
    ['quiet lamps 9', /^Fair/],
    ['seven quiet lamps', 'Good.'],
    ['seven quiet lamps at noon', 'Strong.'],
  ])('says how good a password is: %s', (password, words) => {
    setUp();
    fill({ Password: password });
    expect(strength()).toHaveTextContent(words);
  });
});

describe('a set-up that is refused', () => {
  it.each([
    [refused(401, 'set_up_token_wrong'), 'Set-up token', /wrong, or older than a day/, /token was refused/],
    [refused(422, 'recovery_copy_unconfirmed'), 'Recovery code', /not the code of these keys/, /not confirmed/],
  ])('is told at the field that it is about, and nothing typed is lost', async (problem, label, words, alert) => {
    const { answer } = setUp({ next: problem });
    fill();
    answer();
    await vi.waitFor(() => expect(screen.getByLabelText(label)).toBeInvalid());
    expect(screen.getByLabelText(label)).toHaveAccessibleDescription(words);
    expect(screen.getByLabelText(label)).toHaveFocus();
    expect(screen.getByRole('alert')).toHaveTextContent(alert);
    for (const [each, text] of Object.entries(TYPED)) {
      expect(screen.getByLabelText(each)).toHaveValue(text);
    }
  });

  it('shows rules that the API found broken at their fields, and the others beside the button', async () => {
    const next = refused(422, 'validation_failed', {
      broken_rules: [
        { place: 'body.zone', rule: 'value_error', message: 'Choose a time zone such as America/New_York.' },
        { place: 'body.password', rule: 'string_too_short', message: 'This is too short.' },
        { place: 'body', rule: 'extra_forbidden', message: 'There is a field here that is not known.' },
      ],
    });
    const { answer } = setUp({ next });
    fill();
    answer();
    expect(await screen.findByText('Choose a time zone such as America/New_York.')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Time zone' })).toBeInvalid();
    expect(screen.getByLabelText('Password')).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent('There is a field here that is not known.');
  });

  it('leads to the sign-in page when the practice is set up already', () => {
    setUp({ first: refused(409, 'already_set_up') });
    expect(screen.getByRole('alert')).toHaveTextContent('This practice is set up already.');
    expect(screen.getByRole('link', { name: 'To the sign-in page' })).toHaveAttribute('href', '/sign-in');
  });

  it.each([
    [refused(429, 'too_many_requests', {}, 42_000), 'Too many attempts. Try again in 42 seconds.'],
    [unreachable(), 'PFINNI does not answer at the moment. Try again shortly.'],
    [refused(500, 'internal_error'), 'Title of internal_error.'],
  ])('says why in plain words: %s', (problem, words) => {
    setUp({ first: problem });
    expect(screen.getByRole('alert')).toHaveTextContent(words);
  });
});
