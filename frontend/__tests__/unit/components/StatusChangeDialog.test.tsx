import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { StatusChangeDialog } from '@/components/patients/StatusChangeDialog';
import { ApiProblem } from '@/lib/api/problem';
import { aPatient } from '../support/builders';
import { show } from '../support/render';

const stale = new ApiProblem({ title: 'Somebody else changed this patient.', status: 409, code: 'stale_patient' });

function dialog(facts: Partial<Parameters<typeof StatusChangeDialog>[0]> = {}) {
  const calls = { onSubmit: vi.fn(), onRead: vi.fn(), onClose: vi.fn() };
  const shown = show(
    <Changing
      first={{
        patient: aPatient(),
        lastStep: undefined,
        nameOf: () => 'Dr. Haddad',
        problem: null,
        isSaving: false,
        ...calls,
        ...facts,
      }}
    />,
  );
  return { ...calls, ...shown };
}

/** The dialog under a page that gets to know a newer version by and by. */
function Changing({ first }: { first: Parameters<typeof StatusChangeDialog>[0] }) {
  const [facts, setFacts] = useState(first);
  const step = {
    from_status: 'active',
    to_status: 'urgent',
    by: 'x',
    at: '2026-11-25T17:04:13Z',
    reason: 'fever',
  } as const;
  const newer = aPatient({
    version: 2,
    status: 'urgent',
    status_reason: 'fever',
    next_statuses: ['active', 'churned'],
  });
  return (
    <>
      <StatusChangeDialog {...facts} onRead={() => setFacts({ ...facts, problem: null })} />
      <button type="button" onClick={() => setFacts({ ...facts, patient: newer, lastStep: step })}>
        somebody else is faster
      </button>
    </>
  );
}

describe('a change of status', () => {
  it('offers the moves that the workflow allows, and no other', () => {
    dialog();
    expect(screen.getAllByRole('radio').map((radio) => radio.textContent)).toEqual([
      expect.stringContaining('Churned'),
      expect.stringContaining('Urgent'),
    ]);
  });

  it('is made on the version that was looked at, with its reason', async () => {
    const { onSubmit } = dialog();
    await userEvent.click(screen.getByRole('radio', { name: /Urgent/ }));
    await userEvent.type(screen.getByLabelText('Reason'), ' chest pain ');
    await userEvent.click(screen.getByRole('button', { name: 'Move to Urgent' }));
    expect(onSubmit).toHaveBeenCalledWith({ status: 'urgent', version: 1, reason: 'chest pain', self_pay: false });
  });

  it('is not sent before a move was chosen', () => {
    dialog();
    expect(screen.getByRole('button', { name: 'Change status' })).toBeDisabled();
  });

  it('shows a conflict as one, and waits for what is there now', () => {
    dialog({ problem: stale });
    expect(screen.getByRole('alert')).toHaveTextContent('Somebody else changed this patient just now');
    expect(screen.getByRole('button', { name: 'Decide again' })).toBeDisabled();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('shows who moved the patient where, and lets the person decide again on that', async () => {
    const { onSubmit } = dialog({ problem: stale });
    await userEvent.click(screen.getByText('somebody else is faster'));
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('Active');
    expect(alert).toHaveTextContent('Urgent');
    expect(alert).toHaveTextContent('by Dr. Haddad');
    expect(alert).toHaveTextContent('fever');

    await userEvent.click(screen.getByRole('button', { name: 'Decide again' }));
    await userEvent.click(screen.getByRole('radio', { name: /Churned/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Move to Churned' }));
    expect(onSubmit).toHaveBeenCalledWith({ status: 'churned', version: 2, reason: null, self_pay: false });
  });

  it('does not wait for a refusal when the change is known already', async () => {
    dialog();
    await userEvent.click(screen.getByText('somebody else is faster'));
    expect(screen.getByRole('alert')).toHaveTextContent('Somebody else changed this patient just now');
  });

  it('tells what the chosen status still needs, and lets nobody try before', async () => {
    const moves = [
      {
        status: 'churned' as const,
        needs_reason: true,
        can_be_self_paid: false,
        missing: [{ place: 'patient.phones', rule: 'contact_needed', message: 'Enter a telephone number.' }],
      },
    ];
    dialog({ moves });
    expect(screen.queryByText('Still missing')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: /Churned/ }));
    expect(screen.getByText('Enter a telephone number.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Move to Churned' })).toBeDisabled();
  });

  it('takes the word that somebody pays without insurance in its place', async () => {
    const moves = [
      {
        status: 'churned' as const,
        needs_reason: false,
        can_be_self_paid: true,
        missing: [{ place: 'patient.coverages', rule: 'coverage_needed', message: 'Check an insurance.' }],
      },
    ];
    const { onSubmit } = dialog({ moves });
    await userEvent.click(screen.getByRole('radio', { name: /Churned/ }));
    await userEvent.click(screen.getByLabelText('Pays without insurance'));
    await userEvent.type(screen.getByLabelText(/Reason/), 'Pays each visit.');
    await userEvent.click(screen.getByRole('button', { name: 'Move to Churned' }));
    expect(onSubmit).toHaveBeenCalledWith({
      status: 'churned',
      version: 1,
      reason: 'Pays each visit.',
      self_pay: true,
    });
  });
});
