import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { AlertCenter } from '@/components/alerts/AlertCenter';
import type { AlertActions } from '@/components/alerts/alertActions';
import type { Alert } from '@/lib/api/shapes';
import { anAlert } from '../support/alertBuilders';
import { show } from '../support/render';

const ME = 'uuuuuuuuuuuuuuuuuuuu';
const lost = anAlert();
const urgent = anAlert({
  id: 'aaaaaaaaaaaaaaaaaaa3',
  kind: 'patient.urgent',
  alert_class: 'patient',
  priority: 'urgent',
  patient_name: 'Adaeze Dunmore',
});
const birthday = anAlert({
  id: 'aaaaaaaaaaaaaaaaaaa4',
  kind: 'patient.birthday',
  alert_class: 'birthday',
  priority: 'low',
  patient_name: 'Linnea Kingfisher',
});

interface Facts {
  alerts?: Alert[];
  mayChange?: boolean;
  onMore?: (() => void) | null;
}

function center({ alerts = [urgent, lost, birthday], mayChange = true, onMore = null }: Facts = {}) {
  const actions = { acknowledge: vi.fn(), snooze: vi.fn(), assign: vi.fn(), close: vi.fn() };
  const onOpen = vi.fn();
  show(<Page {...{ alerts, mayChange, onMore, actions, onOpen }} />);
  return { ...actions, onOpen };
}

type PageProps = Required<Facts> & { actions: AlertActions; onOpen: (id: string) => void };

/** The list over a page that takes away what was acknowledged. */
function Page({ alerts, mayChange, onMore, actions, onOpen }: PageProps) {
  const [left, setLeft] = useState(alerts);
  const acknowledge = (ids: readonly string[]) => {
    actions.acknowledge(ids);
    setLeft(left.filter(({ id }) => !ids.includes(id)));
  };
  return (
    <AlertCenter
      alerts={left}
      me={ME}
      mayChange={mayChange}
      isUpdating={false}
      actions={{ ...actions, acknowledge }}
      onOpen={onOpen}
      onMore={onMore}
      isReadingMore={false}
    />
  );
}

const rowOf = (name: string) =>
  within(screen.getAllByRole('listitem').find((row) => row.textContent?.includes(name)) as HTMLElement);
const titleOf = (name: string) => rowOf(name).getByRole('button', { name: /^(Patient is|No coverage|Birthday)/ });

describe('test_alert_management', () => {
  it('shows what, about whom and how pressing, and leads to the patient', () => {
    center();
    const row = rowOf('Adaeze Dunmore');
    expect(row.getByText('Patient is urgent')).toBeVisible();
    expect(row.getByText('Urgent')).toBeVisible();
    expect(row.getByRole('link', { name: 'Adaeze Dunmore' })).toHaveAttribute('href', `/patients/${urgent.patient_id}`);
    expect(rowOf('Linnea Kingfisher').queryByText('Low')).toBeNull();
  });

  it('acknowledges one', async () => {
    const { acknowledge } = center();
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge No coverage in force: Kestrel Jessamy' }));
    expect(acknowledge).toHaveBeenCalledWith([lost.id]);
    expect(screen.queryByText('Kestrel Jessamy')).toBeNull();
  });

  it('acknowledges those that are selected, all at once', async () => {
    const { acknowledge } = center();
    await userEvent.click(screen.getByRole('checkbox', { name: /Select Patient is urgent/ }));
    await userEvent.click(screen.getByRole('checkbox', { name: /Select Birthday/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Acknowledge 2' }));
    expect(acknowledge).toHaveBeenCalledWith([urgent.id, birthday.id]);
    expect(screen.getByText('Most pressing first')).toBeVisible();
  });

  it('selects everything that waits, and nothing else', async () => {
    center({ alerts: [urgent, anAlert({ id: 'aaaaaaaaaaaaaaaaaaa5', state: 'acknowledged' })] });
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all that are shown' }));
    expect(screen.getByRole('button', { name: 'Acknowledge 1' })).toBeVisible();
  });

  it('puts one off until a time that it names', async () => {
    const { snooze } = center();
    await userEvent.click(screen.getByRole('button', { name: /More for No coverage/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: /In an hour/ }));
    expect(snooze).toHaveBeenCalledWith(lost.id, expect.any(Date));
  });

  it('is taken by oneself, given back, opened to choose a colleague, and closed', async () => {
    const mine = anAlert({ id: 'aaaaaaaaaaaaaaaaaaa6', patient_name: 'Fitz Thistlewood', assigned_to: ME });
    const { assign, close, onOpen } = center({ alerts: [lost, mine] });
    expect(rowOf('Fitz Thistlewood').getByText(/for you/)).toBeVisible();
    const choose = async (row: RegExp, item: RegExp) => {
      await userEvent.click(screen.getByRole('button', { name: row }));
      await userEvent.click(await screen.findByRole('menuitem', { name: item }));
    };
    await choose(/More for .*Kestrel/, /Assign to yourself/);
    await choose(/More for .*Fitz/, /Give back/);
    await choose(/More for .*Fitz/, /Assign to a colleague/);
    await choose(/More for .*Kestrel/, /Close/);
    expect(assign.mock.calls).toEqual([
      [lost.id, ME],
      [mine.id, null],
    ]);
    expect(onOpen).toHaveBeenCalledWith(mine.id);
    expect(close).toHaveBeenCalledWith(lost.id);
  });

  it('offers nothing to somebody who may only look', () => {
    center({ mayChange: false });
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(screen.queryByRole('button', { name: /Acknowledge|More for/ })).toBeNull();
  });

  it('reads the next page when asked', async () => {
    const onMore = vi.fn();
    center({ onMore });
    expect(screen.getByText('The 3 most pressing are shown.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(onMore).toHaveBeenCalledOnce();
  });
});

describe('test_alert_management: the keyboard', () => {
  it('walks, selects and acknowledges, and stays where the row was', async () => {
    const { acknowledge, onOpen } = center();
    await userEvent.keyboard('jj');
    expect(titleOf('Kestrel Jessamy')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith(lost.id);
    await userEvent.keyboard('a');
    expect(acknowledge).toHaveBeenLastCalledWith([lost.id]);
    expect(titleOf('Linnea Kingfisher')).toHaveFocus();
    await userEvent.keyboard('xkx');
    expect(screen.getByText('2 selected')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByText('Most pressing first')).toBeVisible();
    await userEvent.keyboard('xjxa');
    expect(acknowledge).toHaveBeenLastCalledWith([urgent.id, birthday.id]);
  });

  it('opens the choice of times with s', async () => {
    center();
    await userEvent.keyboard('js');
    expect(await screen.findByRole('menuitem', { name: /Tomorrow morning/ })).toBeVisible();
  });

  it('explains itself with ?, and can be switched off', async () => {
    const { acknowledge } = center();
    await userEvent.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard' });
    await userEvent.click(within(dialog).getByRole('switch'));
    await userEvent.keyboard('{Escape}');
    screen.getByRole('button', { name: 'Patient is urgent' }).focus();
    await userEvent.keyboard('a');
    expect(acknowledge).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Keyboard' }));
    await userEvent.click(await screen.findByRole('switch'));
  });

  it('leaves the browser’s own shortcuts alone', async () => {
    const { acknowledge } = center();
    await userEvent.keyboard('j{Control>}a{/Control}');
    expect(acknowledge).not.toHaveBeenCalled();
  });
});
