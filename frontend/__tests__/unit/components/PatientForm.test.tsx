import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PatientForm } from '@/components/patients/PatientForm';
import { ApiProblem } from '@/lib/api/problem';
import { aPatient } from '../support/builders';
import { show } from '../support/render';

function form(facts: Partial<Parameters<typeof PatientForm>[0]> = {}) {
  const onSubmit = vi.fn();
  show(
    <PatientForm
      patient={null}
      providers={[]}
      today="2026-11-25"
      problem={null}
      isSaving={false}
      onSubmit={onSubmit}
      onCancel={vi.fn()}
      {...facts}
    />,
  );
  return { onSubmit };
}

function section(title: string) {
  return within(screen.getByRole('heading', { name: title }).closest('section') as HTMLElement);
}

const submit = (name = 'Add patient') => userEvent.click(screen.getByRole('button', { name }));

async function fillName() {
  await userEvent.type(screen.getByLabelText(/First name/), 'Zoë');
  await userEvent.type(screen.getByLabelText(/Last name/), "O'Brien");
  await userEvent.type(screen.getByLabelText(/Birth date/), '1980-02-29');
}

describe('test_patient_form_validation', () => {
  it('names everything that must be known, all at once', async () => {
    const { onSubmit } = form();
    await submit();
    expect(await screen.findByText('Enter the first name.')).toBeVisible();
    expect(screen.getByText('Enter the last name.')).toBeVisible();
    expect(screen.getByText('Enter the birth date.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('sends a birth date as the day that was typed, and what is unknown as null', async () => {
    const { onSubmit } = form();
    await fillName();
    await submit();
    expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({
      given_name: 'Zoë',
      family_name: "O'Brien",
      birth_date: '1980-02-29',
      email: null,
      mrn: null,
      address: null,
      emergency_contact: null,
      phones: [],
    });
  });

  it('asks for the rest of an address that was begun', async () => {
    const { onSubmit } = form();
    await fillName();
    await userEvent.type(screen.getByLabelText('City'), 'Albany');
    await submit();
    expect(await screen.findByText('Enter the street and number.')).toBeVisible();
    expect(screen.getByText('Enter a ZIP code such as 10001.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('refuses a telephone number without an area code', async () => {
    const { onSubmit } = form();
    await fillName();
    await userEvent.click(screen.getByRole('button', { name: 'Add a number' }));
    await userEvent.type(screen.getByLabelText('Telephone 1'), '123');
    await submit();
    expect(await screen.findByText('Enter a telephone number with its area code.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('asks who an emergency contact is', async () => {
    const { onSubmit } = form();
    await fillName();
    await userEvent.type(section('Emergency contact').getByLabelText('Name'), 'Petra');
    await submit();
    expect(await screen.findByText('Say who this is to the patient.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('shows rules that the API found broken at the fields that they name', async () => {
    const problem = new ApiProblem({
      title: 'Some fields need another look.',
      status: 422,
      code: 'validation_failed',
      broken_rules: [
        { place: 'body.birth_date', rule: 'not_in_the_future', message: 'The birth date lies in the future.' },
        { place: 'body.phones.0.number', rule: 'value_error', message: 'Enter a telephone number.' },
        { place: 'header.x', rule: 'odd', message: 'Something that no field stands for.' },
      ],
    });
    form({ patient: aPatient({ phones: [{ number: '+12025550123', kind: 'home' }] }), problem });
    expect(await screen.findByText('The birth date lies in the future.')).toBeVisible();
    expect(screen.getByLabelText(/Birth date/)).toBeInvalid();
    expect(screen.getByLabelText('Telephone 1')).toBeInvalid();
    expect(screen.getByRole('alert')).toHaveTextContent('Something that no field stands for.');
  });

  it('shows a record number that somebody else holds at its field', async () => {
    const title = 'Another patient has this medical record number.';
    form({ problem: new ApiProblem({ title, status: 409, code: 'mrn_taken' }) });
    await vi.waitFor(() => expect(screen.getByLabelText('Medical record number')).toBeInvalid());
    expect(screen.getByLabelText('Medical record number')).toHaveAccessibleDescription(title);
  });

  it('keeps what it does not show and what was not touched', async () => {
    const address = { line1: '1 Elm St', line2: null, city: 'Albany', state: 'NY', postal_code: '12207' };
    const patient = aPatient({ address, tags: ['vip'], former_names: ['Jessop'], notes: 'Allergic to nuts' });
    const { onSubmit } = form({ patient });
    await userEvent.type(screen.getByLabelText('Goes by'), 'Kes');
    await userEvent.selectOptions(screen.getByLabelText('State'), 'NY'); // the test's document forgets a select's first value
    await submit('Save changes');
    expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({
      preferred_name: 'Kes',
      address,
      tags: ['vip'],
      former_names: ['Jessop'],
      notes: 'Allergic to nuts',
    });
  });
});
