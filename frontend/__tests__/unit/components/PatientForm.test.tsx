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
      onNumber={vi.fn()}
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
    expect(screen.getByText('Enter the ZIP code.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('refuses a telephone number without an area code', async () => {
    const { onSubmit } = form();
    await fillName();
    await userEvent.click(screen.getByRole('button', { name: 'Add a number' }));
    await userEvent.type(screen.getByLabelText('Telephone 1'), '123');
    await submit();
    expect(
      await screen.findByText('Enter a telephone number with its area code, such as (202) 555-0123.'),
    ).toBeVisible();
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

  it('says at once what is wrong with a field that was left', async () => {
    form();
    await userEvent.type(screen.getByRole('textbox', { name: 'Email' }), 'zoe@');
    expect(screen.queryByText('Enter an e-mail address such as name@example.com.')).not.toBeInTheDocument();
    await userEvent.tab();
    expect(await screen.findByText('Enter an e-mail address such as name@example.com.')).toBeVisible();
    await userEvent.type(screen.getByRole('textbox', { name: 'Email' }), 'example.com');
    await vi.waitFor(() => expect(screen.getByRole('textbox', { name: 'Email' })).toBeValid());
  });

  it('checks by the rules that the API describes', async () => {
    const { onSubmit } = form();
    await fillName();
    const typed = { Suffix: 'x'.repeat(21), 'Gender identity': 'x'.repeat(61), 'ZIP code': '1234' };
    for (const [label, text] of Object.entries(typed)) {
      await userEvent.type(screen.getByLabelText(label), text);
    }
    await submit();
    expect(await screen.findByText('Use at most 20 characters.')).toBeVisible();
    expect(screen.getByText('Use at most 60 characters.')).toBeVisible();
    expect(screen.getByText('Enter a ZIP code such as 10001 or 10001-1234.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('takes the next number of the practice, and says why there is none', async () => {
    const onNumber = vi.fn().mockResolvedValueOnce('MRN-00000012');
    form({ onNumber });
    const generate = screen.getByRole('button', { name: 'Generate a record number' });
    await userEvent.click(generate);
    await vi.waitFor(() => expect(screen.getByLabelText('Medical record number')).toHaveValue('MRN-00000012'));
    const title = 'All record numbers of the practice’s format are taken.';
    onNumber.mockRejectedValueOnce(new ApiProblem({ title, status: 409, code: 'mrns_used_up' }));
    await userEvent.click(generate);
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.getByLabelText('Medical record number')).toHaveValue('MRN-00000012');
  });

  it('asks who answers for a minor', async () => {
    form();
    await userEvent.type(screen.getByLabelText(/Birth date/), '2008-11-26');
    expect(await screen.findByText(/This patient is a minor/)).toBeVisible();
    await userEvent.clear(screen.getByLabelText(/Birth date/));
    await userEvent.type(screen.getByLabelText(/Birth date/), '2008-11-25');
    expect(screen.queryByText(/This patient is a minor/)).not.toBeInTheDocument();
  });
});
