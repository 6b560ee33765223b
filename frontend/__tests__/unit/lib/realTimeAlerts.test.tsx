import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AlertBadge } from '@/components/shell/AlertBadge';
import type { Alert } from '@/lib/api/shapes';
import { LiveProvider, useUrgentAlerts } from '@/lib/live/LiveProvider';
import { useAlertCounts, useAlertList } from '@/lib/queries/alertQueries';
import { useSchedules } from '@/lib/queries/jobQueries';
import { usePatientList } from '@/lib/queries/patientQueries';
import { KIND_WORDS } from '@/lib/words/alertWords';
import { alertCounts, anAlert, aSchedule } from '../support/alertBuilders';
import { aDashboard } from '../support/builders';
import { FakeSocket } from '../support/FakeSocket';
import { show } from '../support/render';
import { at, HttpResponse, http, server } from '../support/server';

const { id, patient_id } = anAlert();
const alertFrame = (seq: number, facts: object = {}) => ({
  type: 'changed',
  seq,
  kind: 'alerts.raised',
  table: 'alert',
  id,
  patient: patient_id,
  version: 1,
  priority: 'urgent',
  state: 'open',
  ...facts,
});
const countsFrame = (seq: number, open: number) => ({
  type: 'counts',
  seq,
  counts: aDashboard().counts,
  alerts: alertCounts({ open }),
});

/** The requests for a path, with whether each was marked as automatic. */
function answer(path: string, body: () => object): boolean[] {
  const marks: boolean[] = [];
  server.use(
    http.get(at(path), ({ request }) => {
      marks.push(request.headers.get('x-pfinni-refetch') === '1');
      return HttpResponse.json(body());
    }),
  );
  return marks;
}

function Watching() {
  const { alerts } = useUrgentAlerts();
  const list = useAlertList({}).data;
  return (
    <>
      <AlertBadge counts={useAlertCounts(true).data} />
      <p>told: {alerts.length}</p>
      <ul>
        {list?.pages
          .flatMap(({ items }) => items)
          .map((alert) => (
            <li key={alert.id}>{KIND_WORDS[alert.kind].label}</li>
          ))}
      </ul>
    </>
  );
}

function Listing() {
  return (
    <p>
      {usePatientList({}).data?.total} patients, {useSchedules().data?.length} schedules
    </p>
  );
}

beforeEach(() => {
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.all = [];
});
afterEach(() => vi.unstubAllGlobals());

describe('test_real_time_alerts', () => {
  it('takes the counts of a frame at once, without asking', async () => {
    answer('/alerts', () => ({ items: [], counts: alertCounts(), next_cursor: null }));
    const asked = answer('/alerts/counts', () => alertCounts({ open: 2 }));
    show(
      <LiveProvider>
        <Watching />
      </LiveProvider>,
    );
    await waitFor(() => expect(screen.getByTestId('alert-badge')).toHaveTextContent('2'));
    FakeSocket.last.says(countsFrame(1, 2));
    await waitFor(() => expect(asked).toEqual([false, true]));
    FakeSocket.last.says(countsFrame(2, 7));
    await waitFor(() => expect(screen.getByTestId('alert-badge')).toHaveTextContent('7'));
    expect(asked).toHaveLength(2);
  });

  it('reads the list again when an alert comes, marked as automatic, and tells of an urgent one', async () => {
    let items: Alert[] = [];
    const asked = answer('/alerts', () => ({ items, counts: alertCounts(), next_cursor: null }));
    answer('/alerts/counts', () => alertCounts());
    show(
      <LiveProvider>
        <Watching />
      </LiveProvider>,
    );
    FakeSocket.last.says(countsFrame(1, 0));
    await waitFor(() => expect(asked).toEqual([false, true]));
    items = [anAlert({ kind: 'patient.urgent' })];
    FakeSocket.last.says(alertFrame(2));
    expect(await screen.findByText('Patient is urgent')).toBeVisible();
    expect(screen.getByText('told: 1')).toBeVisible();
    expect(asked.slice(1)).not.toContain(false);

    FakeSocket.last.says(alertFrame(3, { state: 'acknowledged', version: 2 }));
    expect(await screen.findByText('told: 0')).toBeVisible();
  });

  it('reads schedules again when a job has changed, and no patients for an alert or a job', async () => {
    const patients = answer('/patients', () => ({ items: [], total: 0, next_cursor: null }));
    const schedules = answer('/schedules', () => [aSchedule()]);
    show(
      <LiveProvider>
        <Listing />
      </LiveProvider>,
    );
    await screen.findByText('0 patients, 1 schedules');
    FakeSocket.last.says(countsFrame(1, 0));
    await waitFor(() => expect(patients).toHaveLength(2));
    FakeSocket.last.says(alertFrame(2));
    FakeSocket.last.says({ type: 'changed', seq: 3, table: 'job', id: 'j' });
    await waitFor(() => expect(schedules).toContain(true));
    expect(patients).toHaveLength(2);
  });

  it('stands a socket that says nothing of patients', async () => {
    answer('/alerts', () => ({ items: [], counts: alertCounts(), next_cursor: null }));
    const asked = answer('/alerts/counts', () => alertCounts({ open: 1 }));
    show(
      <LiveProvider>
        <Watching />
      </LiveProvider>,
    );
    await screen.findByTestId('alert-badge');
    FakeSocket.last.says({ type: 'counts', seq: 1, alerts: alertCounts({ open: 1 }) });
    await waitFor(() => expect(asked).toHaveLength(2));
    FakeSocket.last.says({ type: 'counts', seq: 2, alerts: alertCounts({ open: 4 }) });
    await waitFor(() => expect(screen.getByTestId('alert-badge')).toHaveTextContent('4'));
  });
});
