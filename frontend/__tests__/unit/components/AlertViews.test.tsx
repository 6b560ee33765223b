import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AlertControls } from '@/components/alerts/AlertControls';
import { AlertDetail } from '@/components/alerts/AlertDetail';
import { AlertForm } from '@/components/alerts/AlertForm';
import { AlertFrame } from '@/components/alerts/AlertFrame';
import { AlertHistory } from '@/components/alerts/AlertHistory';
import { AlertsCard } from '@/components/alerts/AlertsCard';
import { readAlertChoice } from '@/components/alerts/alertChoice';
import { NoAlerts } from '@/components/alerts/NoAlerts';
import { PatientAlerts } from '@/components/alerts/PatientAlerts';
import type { AlertHistoryStep } from '@/lib/api/shapes';
import { alertCounts, anAlert } from '../support/alertBuilders';
import { show } from '../support/render';

const COLLEAGUE = { user_id: 'dddddddddddddddddddd', name: 'Jordan Avery' };
const ME = 'uuuuuuuuuuuuuuuuuuuu';

describe('test_alert_management: which alerts are shown', () => {
  const frame = (runsTheSystem: boolean) => {
    const onChoice = vi.fn();
    const counts = alertCounts({ open: 5, urgent: 1, mine: 2 });
    show(
      <AlertFrame
        choice={readAlertChoice(new URLSearchParams())}
        onChoice={onChoice}
        counts={counts}
        runsTheSystem={runsTheSystem}
      >
        rows
      </AlertFrame>,
    );
    return onChoice;
  };

  it('is chosen by state, class and priority, with how many wait', async () => {
    const onChoice = frame(true);
    expect(screen.getByRole('button', { name: 'Open 5' })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('button', { name: 'For you 2' }));
    await userEvent.selectOptions(screen.getByLabelText('About'), 'Insurance (2)');
    await userEvent.selectOptions(screen.getByLabelText('Priority'), 'Urgent');
    expect(onChoice.mock.calls).toEqual([[{ view: 'mine' }], [{ alertClass: 'insurance' }], [{ priority: 'urgent' }]]);
  });

  it('offers what is about the system to who runs it alone', () => {
    frame(false);
    expect(screen.queryByRole('option', { name: /System/ })).toBeNull();
  });

  it('says why there is none', async () => {
    const onClear = vi.fn();
    show(
      <>
        <NoAlerts view="open" isFiltered={false} onClear={onClear} />
        <NoAlerts view="snoozed" isFiltered={false} onClear={onClear} />
        <NoAlerts view="open" isFiltered onClear={onClear} />
      </>,
    );
    expect(screen.getByRole('heading', { name: 'All clear' })).toBeVisible();
    expect(screen.getByText('Nothing is put off for later.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(onClear).toHaveBeenCalledOnce();
  });
});

describe('test_alert_management: one alert', () => {
  it('says what it means, when it goes on to somebody else, and who looks after it', () => {
    const alert = anAlert({ escalates_at: '2099-01-05T12:00:00Z', acknowledged_at: '2026-11-25T18:00:00Z' });
    show(<AlertDetail alert={alert} said={null} runsTheSystem={false} controls="controls" history="history" />);
    expect(screen.getByText(/no insurance in force/)).toBeVisible();
    expect(screen.getByText('Jan 5, 2099, 7:00 AM, unless acknowledged')).toBeVisible();
    expect(screen.getByText('Nov 25, 2026, 1:00 PM, by a colleague')).toBeVisible();
    expect(screen.getByRole('link', { name: /Kestrel Jessamy/ })).toHaveAttribute(
      'href',
      `/patients/${alert.patient_id}`,
    );
  });

  it('says what the person wrote who raised it', () => {
    show(
      <AlertDetail
        alert={anAlert({ kind: 'manual' })}
        said="Call the mother."
        runsTheSystem={false}
        controls={null}
        history={null}
      />,
    );
    expect(screen.getByText('Call the mother.')).toBeVisible();
    expect(screen.queryByText(/A colleague wants/)).toBeNull();
  });

  it('leads to the jobs where it is about one, and only who runs them', () => {
    const dead = anAlert({ kind: 'job.dead', alert_class: 'system', patient_id: null, patient_name: null });
    const { unmount } = show(<AlertDetail alert={dead} said={null} runsTheSystem controls={null} history={null} />);
    expect(screen.getByRole('link', { name: 'To the jobs' })).toHaveAttribute('href', '/admin/jobs');
    unmount();
    show(<AlertDetail alert={dead} said={null} runsTheSystem={false} controls={null} history={null} />);
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('tells every step, the newest first, with who and why', () => {
    show(
      <AlertHistory
        steps={[
          { at: '2026-11-25T17:00:00Z', by: 'system:alerts', by_name: null, step: 'raised', note: null },
          {
            at: '2026-11-25T17:05:00Z',
            by: ME,
            by_name: 'Dr. Chen',
            step: 'assigned',
            note: 'your patient',
            facts: { to: COLLEAGUE.user_id },
          },
          { at: '2026-11-25T17:06:00Z', by: ME, by_name: 'Dr. Chen', step: 'assigned', note: null },
        ]}
        nameOf={(user) => (user === COLLEAGUE.user_id ? COLLEAGUE.name : 'PFINNI')}
      />,
    );
    const steps = screen.getAllByRole('listitem').map((step) => step.textContent);
    expect(steps[0]).toMatch(/^Given back to everybody/);
    expect(steps[1]).toMatch(/^Assigned to Jordan Averyyour patientDr. Chen/);
    expect(steps[2]).toMatch(/^RaisedPFINNI · Nov 25/);
  });

  it('tells to whom it went up, or to how many', () => {
    const wentUp = (minute: number, facts: Record<string, string | number>): AlertHistoryStep => ({
      at: `2026-11-25T17:${minute}:00Z`,
      by: 'system:alerts',
      by_name: null,
      step: 'escalated',
      note: null,
      facts,
    });
    show(
      <AlertHistory
        steps={[wentUp(15, { level: 1, told: 1, to: COLLEAGUE.user_id }), wentUp(30, { level: 2, told: 3 })]}
        nameOf={(user) => (user === COLLEAGUE.user_id ? COLLEAGUE.name : 'PFINNI')}
      />,
    );
    const steps = screen.getAllByRole('listitem').map((step) => step.textContent);
    expect(steps[0]).toMatch(/^Escalated to 3 peoplePFINNI/);
    expect(steps[1]).toMatch(/^Escalated to Jordan AveryPFINNI/);
  });

  it('is acknowledged, closed and given away with a note', async () => {
    const calls = { onNote: vi.fn(), onAcknowledge: vi.fn(), onClose: vi.fn(), onAssign: vi.fn(), onSnooze: vi.fn() };
    show(<AlertControls alert={anAlert()} me={ME} colleagues={[COLLEAGUE]} note="" isBusy={false} {...calls} />);
    await userEvent.type(screen.getByLabelText('Note'), 'x');
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge' }));
    await userEvent.click(screen.getByRole('button', { name: 'Close alert' }));
    await userEvent.click(screen.getByRole('button', { name: 'Snooze' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /Next week/ }));
    expect(calls.onNote).toHaveBeenCalledWith('x');
    expect(calls.onAcknowledge).toHaveBeenCalledOnce();
    expect(calls.onClose).toHaveBeenCalledOnce();
    expect(calls.onSnooze).toHaveBeenCalledWith(expect.any(Date));
  });
});

describe('test_alert_management: a new alert', () => {
  it('needs words, and takes patient, priority and who it is for', async () => {
    const onSubmit = vi.fn();
    show(
      <AlertForm
        colleagues={[COLLEAGUE]}
        me={ME}
        patient={{ id: 'pppppppppppppppppppp', field: () => <p>patient</p> }}
        problem={null}
        isSaving={false}
        onSubmit={onSubmit}
        onClose={vi.fn()}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Raise alert' }));
    expect(screen.getByText('Say what has to be looked at.')).toBeVisible();
    await userEvent.type(screen.getByLabelText('What has to be looked at'), ' Call the mother. ');
    await userEvent.click(screen.getByRole('radio', { name: 'Urgent' }));
    await userEvent.click(screen.getByRole('button', { name: 'Raise alert' }));
    expect(onSubmit).toHaveBeenCalledWith({
      patient_id: 'pppppppppppppppppppp',
      priority: 'urgent',
      note: 'Call the mother.',
      assigned_to: null,
    });
  });
});

describe('alerts in short', () => {
  it('show on the dashboard how many wait and the most pressing, each leading to its alert', () => {
    show(<AlertsCard alerts={[anAlert()]} counts={alertCounts({ open: 12, urgent: 1, mine: 3 })} />);
    expect(screen.getByText('12 open · 1 urgent · 3 for you')).toBeVisible();
    const list = within(screen.getByRole('list', { name: 'Most pressing alerts' }));
    expect(list.getByRole('link', { name: /No coverage in force/ })).toHaveAttribute(
      'href',
      `/alerts?alert=${anAlert().id}`,
    );
  });

  it('say that nothing waits', () => {
    show(<AlertsCard alerts={[]} counts={alertCounts({ open: 0 })} />);
    expect(screen.getByText('Nothing waits for anybody.')).toBeVisible();
  });

  it('stand with their patient, without the name once more', () => {
    show(<PatientAlerts alerts={[anAlert(), anAlert({ id: 'aaaaaaaaaaaaaaaaaaa3', state: 'acknowledged' })]} />);
    const list = screen.getByRole('list', { name: 'Alerts of this patient' });
    expect(list).not.toHaveTextContent('Jessamy');
    expect(within(list).getAllByRole('listitem')[1]).toHaveTextContent('Acknowledged');
  });
});
