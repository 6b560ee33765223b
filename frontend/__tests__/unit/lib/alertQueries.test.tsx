import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { asProblem } from '@/lib/api/problem';
import type { Alert } from '@/lib/api/shapes';
import { useAcknowledgeAlert, useAcknowledgeAlerts, useSnoozeAlert } from '@/lib/queries/alertChanges';
import { useAlertList } from '@/lib/queries/alertQueries';
import { alertCounts, anAlert } from '../support/alertBuilders';
import { show } from '../support/render';
import { at, HttpResponse, http, problem, server } from '../support/server';

const one = anAlert();
const two = anAlert({ id: 'aaaaaaaaaaaaaaaaaaa3', patient_name: 'Adaeze Dunmore' });

/** The API's alerts: what is open, and what became of each request. */
function practice(items: Alert[]) {
  const state = { items, marks: [] as boolean[], sent: [] as unknown[] };
  server.use(
    http.get(at('/alerts'), ({ request }) => {
      state.marks.push(request.headers.get('x-pfinni-refetch') === '1');
      return HttpResponse.json({ items: state.items, counts: alertCounts(), next_cursor: null });
    }),
  );
  return state;
}

/** Answers when the test says so. */
function later() {
  let answer: (response: Response) => void = () => undefined;
  const promise = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  return { promise, answer: (response: Response) => answer(response) };
}

function Working({ onError = vi.fn() }: { onError?: (message: string) => void }) {
  const list = useAlertList({}).data;
  const acknowledge = useAcknowledgeAlert();
  const all = useAcknowledgeAlerts();
  const snooze = useSnoozeAlert();
  const told = { onError: (error: unknown) => onError(asProblem(error).message) };
  return (
    <>
      {list?.pages
        .flatMap(({ items }) => items)
        .map(({ id, patient_name }) => (
          <p key={id}>{patient_name}</p>
        ))}
      <button type="button" onClick={() => acknowledge.mutate({ id: one.id }, told)}>
        acknowledge
      </button>
      <button type="button" onClick={() => all.mutate({ ids: [one.id, two.id] })}>
        acknowledge both
      </button>
      <button type="button" onClick={() => snooze.mutate({ id: one.id, until: '2099-01-01T00:00:00Z' }, told)}>
        snooze
      </button>
      <p>refused: {Object.values(all.data?.refused ?? {}).join()}</p>
    </>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('test_alert_management: what was done is shown at once', () => {
  it('before the API has answered, and the list is then read again, marked as automatic', async () => {
    const state = practice([one, two]);
    const { promise, answer } = later();
    server.use(http.put(at(`/alerts/${one.id}/acknowledge`), () => promise));
    show(<Working />);
    await screen.findByText('Kestrel Jessamy');
    await press('acknowledge');
    await waitFor(() => expect(screen.queryByText('Kestrel Jessamy')).toBeNull());
    state.items = [two];
    answer(HttpResponse.json(anAlert({ state: 'acknowledged', version: 2 })));
    await waitFor(() => expect(state.marks).toEqual([false, true]));
    expect(screen.queryByText('Kestrel Jessamy')).toBeNull();
  });

  it('and is taken back with a plain message when somebody else was faster', async () => {
    practice([one, two]);
    const onError = vi.fn();
    server.use(http.put(at(`/alerts/${one.id}/snooze`), () => problem(409, 'stale_alert')));
    show(<Working onError={onError} />);
    await screen.findByText('Kestrel Jessamy');
    await press('snooze');
    await waitFor(() => expect(onError).toHaveBeenCalledWith('Title of stale_alert.'));
    expect(await screen.findByText('Kestrel Jessamy')).toBeVisible();
  });

  it('and is taken back at once, before anything could be read again', async () => {
    practice([one, two]);
    show(<Working />);
    await screen.findByText('Kestrel Jessamy');
    const change = later();
    const reading = later();
    server.use(
      http.get(at('/alerts'), () => reading.promise),
      http.put(at(`/alerts/${one.id}/acknowledge`), () => change.promise),
    );
    await press('acknowledge');
    await waitFor(() => expect(screen.queryByText('Kestrel Jessamy')).toBeNull());
    change.answer(problem(409, 'alert_closed'));
    expect(await screen.findByText('Kestrel Jessamy')).toBeVisible();
    reading.answer(HttpResponse.json({ items: [two], counts: alertCounts(), next_cursor: null }));
    await waitFor(() => expect(screen.queryByText('Kestrel Jessamy')).toBeNull());
  });

  it('and those of several that were refused come back, with their reasons', async () => {
    const state = practice([one, two]);
    server.use(
      http.put(at('/alerts/acknowledge'), async ({ request }) => {
        state.sent.push(await request.json());
        state.items = [two];
        return HttpResponse.json({ acknowledged: [one.id], refused: { [two.id]: 'stale_alert' } });
      }),
    );
    show(<Working />);
    await screen.findByText('Kestrel Jessamy');
    await press('acknowledge both');
    expect(await screen.findByText('refused: stale_alert')).toBeVisible();
    expect(await screen.findByText('Adaeze Dunmore')).toBeVisible();
    expect(screen.queryByText('Kestrel Jessamy')).toBeNull();
    expect(state.sent).toEqual([{ alert_ids: [one.id, two.id], note: null }]);
  });
});
