import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { useLinkToken } from '@/lib/auth/linkToken';
import { show } from '../support/render';

function Shown() {
  const token = useLinkToken();
  return <p>{token === null ? 'no token' : token}</p>;
}

const before = window.location.href;
afterEach(() => {
  window.location.href = before;
});

describe('the token of a link', () => {
  it('is read from behind the # and taken out of the address', () => {
    window.location.hash = '#token=abc-DEF_123';
    show(<Shown />);
    expect(screen.getByText('abc-DEF_123')).toBeVisible();
    expect(window.location.hash).toBe('');
    expect(window.location.href).not.toContain('abc-DEF_123');
  });

  it('is missed', () => {
    window.location.hash = '';
    show(<Shown />);
    expect(screen.getByText('no token')).toBeVisible();
  });

  it('is taken when a second link is opened in the same tab', () => {
    window.location.hash = '#token=first';
    show(<Shown />);
    act(() => {
      window.location.hash = '#token=second';
      window.dispatchEvent(new HashChangeEvent('hashchange'));
    });
    expect(screen.getByText('second')).toBeVisible();
  });
});
