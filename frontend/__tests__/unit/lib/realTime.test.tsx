import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DashboardFigures } from '@/components/dashboard/DashboardFigures';
import { PatientStatusChart } from '@/components/dashboard/PatientStatusChart';
import { PatientList } from '@/components/patients/PatientList';
import type { PatientListItem } from '@/lib/api/shapes';
import { LiveProvider } from '@/lib/live/LiveProvider';
import { useDashboard } from '@/lib/queries/dashboardQueries';
import { usePatient, usePatientList } from '@/lib/queries/patientQueries';
import { aDashboard, aListItem, aPatient } from '../support/builders';
import { FakeSocket } from '../support/FakeSocket';
import { show } from '../support/render';
import { at, HttpResponse, http, server } from '../support/server';

const id = aListItem().id;
const before = aDashboard();
const changed = (seq: number, version: number) => ({
  type: 'changed',
  seq,
  kind: 'patient.status_changed',
  table: 'patient',
  id,
  patient: id,
  version,
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
  const counts = useDashboard().data?.counts;
  return counts === undefined ? null : (
    <>
      <DashboardFigures counts={counts} />
      <PatientStatusChart counts={counts} />
    </>
  );
}

function Listing() {
  const page = usePatientList({}).data;
  return page === undefined ? null : (
    <PatientList patients={page.items} sorting={null} onOpen={() => undefined} isUpdating={false} />
  );
}

function Reading() {
  return <p>{usePatient(id).data?.status}</p>;
}

beforeEach(() => {
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.all = [];
});
afterEach(() => vi.unstubAllGlobals());

describe('test_real_time_updates: the dashboard', () => {
  it('takes the counts of a frame at once, without asking', async () => {
    const asked = answer('/dashboard', () => before);
    show(
      <LiveProvider>
        <Watching />
      </LiveProvider>,
    );
    expect(await screen.findByTestId('status-urgent')).toHaveTextContent('0');
    FakeSocket.last.says({ type: 'counts', seq: 51, counts: before.counts });
    await waitFor(() => expect(asked).toEqual([false, true]));

    const by_status = { ...before.counts.by_status, active: 11, urgent: 1 };
    FakeSocket.last.says({ type: 'counts', seq: 52, counts: { ...before.counts, by_status } });
    await waitFor(() => expect(screen.getByTestId('status-urgent')).toHaveTextContent('1'));
    expect(screen.getByRole('link', { name: /need attention first/ })).toHaveTextContent('1');
    expect(asked).toHaveLength(2);
  });

  it('keeps newer counts when an older answer arrives after them', async () => {
    answer('/dashboard', () => before);
    show(
      <LiveProvider>
        <Watching />
      </LiveProvider>,
    );
    await screen.findByTestId('status-urgent');
    const by_status = { ...before.counts.by_status, urgent: 3 };
    FakeSocket.last.says({ type: 'counts', seq: 60, counts: { ...before.counts, by_status } });
    FakeSocket.last.says({ type: 'counts', seq: 55, counts: before.counts });
    await waitFor(() => expect(screen.getByTestId('status-urgent')).toHaveTextContent('3'));
  });
});

describe('test_real_time_updates: patients', () => {
  it('reads a list again when a patient in it was changed, marked as automatic', async () => {
    let patient: PatientListItem = aListItem();
    const asked = answer('/patients', () => ({ items: [patient], total: 1, next_cursor: null }));
    show(
      <LiveProvider>
        <Listing />
      </LiveProvider>,
    );
    expect(await screen.findByText('Active')).toBeVisible();
    FakeSocket.last.says({ type: 'counts', seq: 1, counts: before.counts });
    await waitFor(() => expect(asked).toEqual([false, true]));

    patient = aListItem({ status: 'urgent', version: 2 });
    FakeSocket.last.says(changed(2, 2));
    expect(await screen.findByText('Urgent')).toBeVisible();
    expect(screen.getByRole('row', { name: /Jessamy/ })).toHaveAttribute('data-lit');
    expect(asked.slice(1)).not.toContain(false);
  });

  it('reads a patient again when somebody changed it, and not when the version is known', async () => {
    let version = 1;
    const asked = answer(`/patients/${id}`, () => aPatient({ version, status: version === 1 ? 'active' : 'churned' }));
    show(
      <LiveProvider>
        <Reading />
      </LiveProvider>,
    );
    expect(await screen.findByText('active')).toBeVisible();
    FakeSocket.last.says({ type: 'counts', seq: 1, counts: before.counts });
    await waitFor(() => expect(asked).toHaveLength(2));

    FakeSocket.last.says(changed(2, 1));
    version = 2;
    FakeSocket.last.says(changed(3, 2));
    expect(await screen.findByText('churned')).toBeVisible();
    expect(asked).toEqual([false, true, true]);
  });

  it('reads everything again when too much was missed', async () => {
    const asked = answer(`/patients/${id}`, () => aPatient());
    show(
      <LiveProvider>
        <Reading />
      </LiveProvider>,
    );
    await screen.findByText('active');
    FakeSocket.last.says({ type: 'counts', seq: 1, counts: before.counts });
    await waitFor(() => expect(asked).toHaveLength(2));
    FakeSocket.last.says({ type: 'resync' });
    await waitFor(() => expect(asked).toEqual([false, true, true]));
  });
});
