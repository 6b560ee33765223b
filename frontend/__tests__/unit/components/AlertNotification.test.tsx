import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AlertNotification } from '@/components/alerts/AlertNotification';
import { AlertBadge } from '@/components/shell/AlertBadge';
import { AlertBell } from '@/components/shell/AlertBell';
import type { AlertFrame } from '@/lib/live/frames';
import { createUrgentAlerts } from '@/lib/live/urgentAlerts';
import { alertCounts } from '../support/alertBuilders';
import { show } from '../support/render';

const AT = '2026-11-25T17:04:13Z';
const told = (id: string, isAboutPatient = true, isEscalated = false) => ({ id, isAboutPatient, isEscalated, at: AT });

function toast(alerts: ReturnType<typeof told>[], mayAcknowledge = true) {
  const calls = { onAcknowledge: vi.fn(), onOpen: vi.fn(), onDismiss: vi.fn() };
  show(
    <>
      <input aria-label="work" />
      <AlertNotification alerts={alerts} mayAcknowledge={mayAcknowledge} isBusy={false} {...calls} />
    </>,
  );
  return calls;
}

const frame = (facts: Partial<AlertFrame>): AlertFrame => ({
  type: 'changed',
  table: 'alert',
  seq: 1,
  kind: 'alerts.raised',
  id: 'a',
  patient: 'p',
  version: 1,
  priority: 'urgent',
  state: 'open',
  ...facts,
});

describe('test_notification_display', () => {
  it('is silent and empty while nothing has come', () => {
    toast([]);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('tells politely, without a name and without taking the focus', () => {
    toast([told('a')]);
    expect(screen.getByRole('status')).toHaveAttribute('aria-live', 'polite');
    expect(screen.getByRole('status')).toHaveTextContent('Urgent alert: A patient needs attention.');
    expect(document.activeElement).toBe(document.body);
  });

  it('gathers several in one', async () => {
    const { onAcknowledge, onOpen } = toast([told('a'), told('b'), told('c', false)]);
    const region = screen.getByRole('region', { name: '3 urgent alerts' });
    expect(region).toHaveTextContent('2 patients need attention');
    await userEvent.click(within(region).getByRole('button', { name: 'Acknowledge 3' }));
    await userEvent.click(within(region).getByRole('button', { name: 'Open the alerts' }));
    expect(onAcknowledge).toHaveBeenCalledWith(['a', 'b', 'c']);
    expect(onOpen).toHaveBeenCalledWith(['a', 'b', 'c']);
  });

  it('says that nobody has acknowledged what went up', () => {
    toast([told('a', true, true)]);
    expect(screen.getByRole('status')).toHaveTextContent('A patient needs attention, and nobody has acknowledged it.');
  });

  it('says how many of several went up', () => {
    toast([told('a', true, true), told('b')]);
    expect(screen.getByRole('status')).toHaveTextContent(
      '2 patients need attention, and nobody has acknowledged 1 of them.',
    );
  });

  it('is acknowledged, opened and put away where it stands', async () => {
    const { onAcknowledge, onOpen, onDismiss } = toast([told('a')]);
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge' }));
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    await userEvent.click(screen.getByRole('button', { name: 'Put away' }));
    expect([onAcknowledge, onOpen, onDismiss].map((call) => call.mock.calls)).toEqual([
      [[['a']]],
      [[['a']]],
      [[['a']]],
    ]);
  });

  it('offers no acknowledging to somebody who may only look', () => {
    toast([told('a')], false);
    expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
  });

  it('shows the open count in the sidebar and at the bell, red while something is urgent', () => {
    show(
      <>
        <AlertBadge counts={alertCounts({ open: 120, urgent: 1 })} />
        <AlertBell counts={alertCounts({ open: 120, urgent: 1 })} />
      </>,
    );
    expect(screen.getByTestId('alert-badge')).toHaveTextContent('99+');
    expect(screen.getByTestId('alert-badge')).toHaveAttribute('data-tone', 'red');
    expect(screen.getByRole('link', { name: 'Alerts: 120 open, 1 urgent' })).toBeVisible();
  });

  it('shows no badge where nothing waits', () => {
    show(
      <>
        <AlertBadge counts={alertCounts({ open: 0 })} />
        <AlertBell counts={undefined} />
      </>,
    );
    expect(screen.queryByTestId('alert-badge')).toBeNull();
    expect(screen.getByRole('link', { name: 'Alerts: none open' })).toBeVisible();
  });
});

describe('test_notification_display: what is told', () => {
  it('is what is urgent and open, each once however often it changes, the newest first', () => {
    const urgent = createUrgentAlerts(() => new Date(AT));
    urgent.note(frame({ id: 'a' }));
    urgent.note(frame({ id: 'b', priority: 'high' }));
    urgent.note(frame({ id: 'c', patient: null }));
    urgent.note(frame({ id: 'a', version: 2 }));
    expect(urgent.all()).toEqual([
      { id: 'c', isAboutPatient: false, isEscalated: false, at: new Date(AT).toISOString() },
      { id: 'a', isAboutPatient: true, isEscalated: false, at: new Date(AT).toISOString() },
    ]);
  });

  it('goes by itself when somebody deals with it, and does not come again', () => {
    const urgent = createUrgentAlerts();
    const onChange = vi.fn();
    urgent.subscribe(onChange);
    urgent.note(frame({ id: 'a' }));
    urgent.note(frame({ id: 'a', state: 'acknowledged', version: 2 }));
    urgent.note(frame({ id: 'a', version: 3 }));
    expect(urgent.all()).toEqual([]);
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('is told anew each time that it goes up, though it was put away, and stands there once', () => {
    const urgent = createUrgentAlerts();
    urgent.note(frame({ id: 'a' }));
    urgent.dismiss(['a']);
    urgent.note(frame({ id: 'a', kind: 'alert.escalated', version: 2 }));
    urgent.note(frame({ id: 'a', kind: 'alert.escalated', version: 3 }));
    expect(urgent.all().map(({ id, isEscalated }) => [id, isEscalated])).toEqual([['a', true]]);
    urgent.note(frame({ id: 'b', kind: 'alert.escalated', priority: 'high' }));
    expect(urgent.all()).toHaveLength(1);
  });

  it('is not told again once it was put away', () => {
    const urgent = createUrgentAlerts();
    urgent.note(frame({ id: 'a' }));
    urgent.dismiss(['a']);
    urgent.note(frame({ id: 'a', version: 2 }));
    expect(urgent.all()).toEqual([]);
  });
});
