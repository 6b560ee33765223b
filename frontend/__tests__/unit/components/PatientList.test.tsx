import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { useSelection } from '@/components/patients/listSelection';
import { PatientList } from '@/components/patients/PatientList';
import { aListItem } from '../support/builders';
import { show } from '../support/render';

const kestrel = aListItem();
const adaeze = aListItem({
  id: 'bbbbbbbbbbbbbbbbbbbb',
  family_name: 'Dunmore',
  given_name: 'Adaeze',
  status: 'urgent',
  mrn: null,
  pending_review: true,
  coverage_ends_on: '2020-12-31',
});

function list(facts: Partial<Parameters<typeof PatientList>[0]> = {}) {
  const onOrder = vi.fn();
  show(
    <PatientList
      patients={[kestrel, adaeze]}
      sorting={{ order: 'name', descending: false, onOrder }}
      onOpen={vi.fn()}
      isUpdating={false}
      {...facts}
    />,
  );
  return { onOrder };
}

function rowOf(name: string): HTMLElement {
  return screen.getByRole('row', { name: new RegExp(name) });
}

describe('test_patient_list_rendering', () => {
  it('shows each patient with status, birth date and insurance', () => {
    list();
    const row = within(rowOf('Jessamy, Kestrel'));
    expect(row.getByText('Active')).toBeVisible();
    expect(row.getByText(/May 18, 1992/)).toBeVisible();
    expect(row.getByText('Cedar Hollow Mutual')).toBeVisible();
    expect(row.getByText('In force')).toBeVisible();
    expect(row.getByText('MRN-7')).toBeVisible();
    expect(row.getByText('(202) 555-0123')).toBeVisible();
  });

  it('marks who needs a look, and coverage that is over by its dates', () => {
    list();
    const row = within(rowOf('Dunmore, Adaeze'));
    expect(row.getByText('Urgent')).toBeVisible();
    expect(row.getByText('Review')).toBeVisible();
    expect(row.getByText('Ended')).toBeVisible();
  });

  it('leads from each row to its patient by the opaque id alone', () => {
    list();
    expect(screen.getByRole('link', { name: 'Jessamy, Kestrel' })).toHaveAttribute('href', `/patients/${kestrel.id}`);
  });

  it('sorts by a column, and the other way the second time', async () => {
    const { onOrder } = list();
    await userEvent.click(screen.getByRole('button', { name: 'Born' }));
    await userEvent.click(screen.getByRole('button', { name: 'Patient' }));
    expect(onOrder.mock.calls).toEqual([
      ['birth_date', false],
      ['name', true],
    ]);
    expect(screen.getByRole('columnheader', { name: 'Patient' })).toHaveAttribute('aria-sort', 'ascending');
  });

  it('offers no order where there is none, as in a search', () => {
    list({ sorting: null });
    expect(screen.queryByRole('button', { name: 'Born' })).toBeNull();
  });

  it('is walked through with the arrow keys', async () => {
    list();
    screen.getByRole('link', { name: /Jessamy/ }).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: /Dunmore/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Home}');
    expect(screen.getByRole('link', { name: /Jessamy/ })).toHaveFocus();
  });

  it('shows the columns that were chosen, each sorted by where it can be', () => {
    list({ columns: ['provider', 'tags'] });
    expect(screen.getAllByRole('columnheader').map((each) => each.textContent)).toEqual([
      'Patient',
      'Provider',
      'Tags',
    ]);
    expect(screen.getByRole('button', { name: 'Provider' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Tags' })).toBeNull();
  });
});

function Choosing({ onMove }: { onMove: (id: string) => void }) {
  const selection = useSelection([kestrel, adaeze]);
  return (
    <>
      <output>{[...selection.chosen].length}</output>
      <PatientList
        patients={[kestrel, adaeze]}
        sorting={null}
        selection={selection}
        actions={{ changeStatus: ({ id }) => onMove(id), edit: null, raiseAlert: null }}
        onOpen={vi.fn()}
        isUpdating={false}
      />
    </>
  );
}

describe('choosing from the list', () => {
  it('takes rows by their boxes, all at once, and none again', async () => {
    show(<Choosing onMove={vi.fn()} />);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Adaeze Dunmore' }));
    expect(screen.getByRole('status')).toHaveTextContent('1');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select all that are shown' }));
    expect(screen.getByRole('status')).toHaveTextContent('2');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select none' }));
    expect(screen.getByRole('status')).toHaveTextContent('0');
  });

  it('takes the row with the focus by X, and the next one by Shift and an arrow', async () => {
    show(<Choosing onMove={vi.fn()} />);
    screen.getByRole('link', { name: /Jessamy/ }).focus();
    await userEvent.keyboard('x');
    expect(screen.getByRole('checkbox', { name: 'Select Kestrel Jessamy' })).toBeChecked();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    expect(screen.getByRole('status')).toHaveTextContent('2');
    expect(screen.getByRole('link', { name: /Dunmore/ })).toHaveFocus();
  });

  it('offers what may be done with one row, and nothing else', async () => {
    const onMove = vi.fn();
    show(<Choosing onMove={onMove} />);
    await userEvent.click(screen.getByRole('button', { name: 'Actions for Adaeze Dunmore' }));
    expect(await screen.findAllByRole('menuitem')).toHaveLength(1);
    await userEvent.click(screen.getByRole('menuitem', { name: 'Change status' }));
    expect(onMove).toHaveBeenCalledWith(adaeze.id);
  });
});
