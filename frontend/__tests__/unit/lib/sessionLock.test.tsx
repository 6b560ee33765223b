import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropKeptText, useKeptForm, useKeptState } from '@/lib/session/keptText';
import { hearTabs, type SessionMessage, tellTabs } from '@/lib/session/sessionChannel';
import {
  admit,
  endSession,
  followOtherTabs,
  forgetSession,
  noteSigningOut,
  renewSession,
  useSessionLock,
} from '@/lib/session/sessionLock';
import { noteUse, onUse } from '@/lib/session/sessionUse';
import { show } from '../support/render';

const casey = { id: 'casey', name: 'Casey Morgan', email: 'casey@example.com' };

function Note() {
  const [note, setNote] = useKeptState('note', '');
  return <input aria-label="Note" value={note} onChange={(event) => setNote(event.target.value)} />;
}

function Form({ basis, onOutdated }: { basis: number; onOutdated: () => void }) {
  const form = useForm({ defaultValues: { first: 'Ada', last: 'Byron' } });
  useKeptForm('person', form, { basis, onOutdated });
  return (
    <form>
      <input aria-label="First" {...form.register('first')} />
      <input aria-label="Last" {...form.register('last')} />
    </form>
  );
}

function Page({ basis = 1, onOutdated = () => undefined }: { basis?: number; onOutdated?: () => void }) {
  const lock = useSessionLock();
  if (lock !== null) {
    return <p>{`${lock.owner.name}: ${lock.code}`}</p>;
  }
  return (
    <>
      <p>Jessamy, Kestrel</p>
      <Note />
      <Form basis={basis} onOutdated={onOutdated} />
    </>
  );
}

let stop: () => void;
let told: SessionMessage[];
beforeEach(() => {
  vi.stubGlobal('location', { replace: vi.fn(), pathname: '/pfinni/patients/p', search: '?x=1' });
  told = [];
  const stopHearing = hearTabs((message) => told.push(message));
  const stopFollowing = followOtherTabs();
  stop = () => {
    stopHearing();
    stopFollowing();
  };
});
afterEach(() => {
  stop();
  act(forgetSession);
  dropKeptText();
  vi.unstubAllGlobals();
});

describe('a session that ends', () => {
  it('leads to the sign-in page where nobody was known yet, with the way back and the reason', () => {
    endSession('session_idle');
    expect(window.location.replace).toHaveBeenCalledWith(
      '/pfinni/sign-in?next=%2Fpatients%2Fp%3Fx%3D1&why=session_idle',
    );
  });

  it('blanks the page of who worked on it, and tells the other tabs', async () => {
    admit(casey);
    show(<Page />);
    act(() => endSession('session_ended_by_admin'));
    act(() => endSession('session_idle'));
    expect(screen.getByText('Casey Morgan: session_ended_by_admin')).toBeVisible();
    expect(document.body).not.toHaveTextContent('Jessamy');
    expect(window.location.replace).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(told).toEqual([{ type: 'ended', code: 'session_ended_by_admin' }]));
  });

  it('leads to the sign-in page when the account was closed: there is nothing to go on with', () => {
    admit(casey);
    endSession('account_deactivated');
    expect(window.location.replace).toHaveBeenCalledWith('/pfinni/sign-in?why=account_deactivated');
  });

  it('is no news while the person signs out, and is again when that did not work', () => {
    admit(casey);
    show(<Page />);
    noteSigningOut(true);
    act(() => endSession('session_expired'));
    expect(screen.getByText('Jessamy, Kestrel')).toBeVisible();
    noteSigningOut(false);
    act(() => endSession('session_expired'));
    expect(screen.getByText('Casey Morgan: session_expired')).toBeVisible();
  });

  it('ends and goes on in every tab', async () => {
    admit(casey);
    show(<Page />);
    tellTabs({ type: 'ended', code: 'session_idle' });
    expect(await screen.findByText('Casey Morgan: session_idle')).toBeVisible();
    tellTabs({ type: 'renewed', userId: casey.id });
    expect(await screen.findByText('Jessamy, Kestrel')).toBeVisible();
  });

  it('gives the same person their unsaved text back, and only what they had changed', async () => {
    admit(casey);
    show(<Page />);
    await userEvent.type(screen.getByLabelText('Note'), 'call back');
    await userEvent.type(screen.getByLabelText('Last'), ' King');
    act(() => endSession('session_idle'));
    expect(screen.queryByLabelText('Note')).toBeNull();
    act(() => renewSession(casey.id));
    expect(screen.getByLabelText('Note')).toHaveValue('call back');
    expect(screen.getByLabelText('Last')).toHaveValue('Byron King');
    expect(screen.getByLabelText('First')).toHaveValue('Ada');
  });

  it('says when what the text belongs to was changed in between', async () => {
    const onOutdated = vi.fn();
    admit(casey);
    const { rerender } = show(<Page basis={1} />);
    await userEvent.type(screen.getByLabelText('Last'), ' King');
    act(() => endSession('session_idle'));
    rerender(<Page basis={2} onOutdated={onOutdated} />);
    act(() => renewSession(casey.id));
    expect(onOutdated).toHaveBeenCalledOnce();
  });

  it('drops everything for somebody else', async () => {
    admit(casey);
    show(<Page />);
    await userEvent.type(screen.getByLabelText('Note'), 'call back');
    act(() => endSession('session_idle'));
    act(() => renewSession('somebody else'));
    expect(window.location.replace).toHaveBeenCalledWith('/pfinni/sign-in');
    expect(document.body).not.toHaveTextContent('Jessamy');
    act(forgetSession);
    expect(screen.getByLabelText('Note')).toHaveValue('');
  });

  it('keeps no text of a page that was left in the usual way', async () => {
    admit(casey);
    const { unmount } = show(<Page />);
    await userEvent.type(screen.getByLabelText('Note'), 'call back');
    unmount();
    show(<Page />);
    expect(screen.getByLabelText('Note')).toHaveValue('');
  });
});

describe('a use of the session', () => {
  it('is heard here at once, and in other tabs once a second', async () => {
    const heard = vi.fn();
    const stopHearing = onUse(heard);
    const now = Date.now() + 10_000;
    noteUse(now);
    noteUse(now + 10);
    expect(heard.mock.calls.slice(0, 2)).toEqual([[now], [now + 10]]);
    await vi.waitFor(() => expect(told).toEqual([{ type: 'used', at: now }]));
    stopHearing();
  });
});
