import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { OpenedInEmergency } from '@/app/patients/[id]/OpenedInEmergency';
import { BreakGlassDialog } from '@/components/emergency/BreakGlassDialog';
import { EmergencyBanner } from '@/components/emergency/EmergencyBanner';
import { EmergencyQueue } from '@/components/emergency/EmergencyQueue';
import { RestrictDialog } from '@/components/emergency/RestrictDialog';
import { RestrictedMatch } from '@/components/emergency/RestrictedMatch';
import { ReviewDialog } from '@/components/emergency/ReviewDialog';
import { meantBy } from '@/components/emergency/whoIsMeant';
import { ApiProblem } from '@/lib/api/problem';
import { usePatient } from '@/lib/queries/patientQueries';
import { Answer } from '@/lib/ui/Answer';
import { leftWords, timeBetween } from '@/lib/words/emergencyWords';
import { anEmergency } from '../support/adminBuilders';
import { aPatient } from '../support/builders';
import { show } from '../support/render';
import { at, HttpResponse, http, problem, server } from '../support/server';

const NOBODY = { problem: null, isSaving: false, onClose: vi.fn() };

function breakGlass(searched: string, facts: Partial<Parameters<typeof BreakGlassDialog>[0]> = {}) {
  const onSubmit = vi.fn();
  show(<BreakGlassDialog searched={searched} {...NOBODY} onSubmit={onSubmit} {...facts} />);
  return onSubmit;
}

const open = () => userEvent.click(screen.getByRole('button', { name: 'Open the record' }));

function Opened() {
  return (
    <Answer query={usePatient('aaaaaaaaaaaaaaaaaaaa')} skeleton={null}>
      {(patient) => <OpenedInEmergency patient={patient} />}
    </Answer>
  );
}

describe('what a search says about whom is meant', () => {
  it('is a record number, or a name with a birth date, in any order of the name', () => {
    expect(meantBy(' MRN-100343 ')).toMatchObject({ way: 'mrn', mrn: 'MRN-100343' });
    const kestrel = { way: 'person', family_name: 'Jessamy', given_name: 'Kestrel', birth_date: '1992-05-18' };
    expect(meantBy('Kestrel Jessamy 5/18/1992')).toMatchObject(kestrel);
    expect(meantBy('Jessamy, Kestrel 1992-05-18')).toMatchObject(kestrel);
    expect(meantBy('5/18/1992 Kestrel Jessamy')).toMatchObject(kestrel);
    expect(meantBy('Kestrel Jessamy, some day in May')).toMatchObject({ mrn: '' });
  });
});

describe('opening a record in an emergency', () => {
  it('says what follows, and asks for a reason before anything is sent', async () => {
    const onSubmit = breakGlass('MRN-7');
    expect(screen.getByText(/those in charge are alerted at once, and somebody reviews it/)).toBeVisible();
    expect(screen.getByLabelText('Record number')).toHaveValue('MRN-7');
    await open();
    expect(screen.getByText('Use at least 10 characters.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('sends whom, why and for how long', async () => {
    const onSubmit = breakGlass('Kestrel Jessamy 5/18/1992');
    await userEvent.type(screen.getByLabelText(/Why the patient’s care needs it/), '  Found unconscious.  ');
    await userEvent.click(screen.getByRole('radio', { name: '15 min' }));
    await open();
    expect(onSubmit).toHaveBeenCalledWith({
      family_name: 'Jessamy',
      given_name: 'Kestrel',
      birth_date: '1992-05-18',
      reason: 'Found unconscious.',
      minutes: 15,
    });
  });

  it('needs to know exactly who is meant', async () => {
    const onSubmit = breakGlass('Kestrel Jessamy');
    await userEvent.type(screen.getByLabelText(/Why the patient’s care needs it/), 'Found unconscious.');
    await open();
    expect(screen.getByText('Enter the whole record number.')).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('says why it was refused', () => {
    const refused = new ApiProblem({ status: 404, code: 'nobody_closed', title: 'Nobody closed is called so.' });
    breakGlass('MRN-7', { problem: refused });
    expect(screen.getByText('Nobody closed is called so.')).toBeVisible();
  });

  it('is offered only to those who may', async () => {
    const onOpen = vi.fn();
    const { rerender } = show(<RestrictedMatch count={1} onOpen={onOpen} />);
    expect(screen.getByText('One restricted match')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Open in an emergency' }));
    expect(onOpen).toHaveBeenCalledOnce();
    rerender(<span />);
    show(<RestrictedMatch count={2} onOpen={null} />);
    expect(screen.getByText('2 restricted matches')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a record that an emergency has opened', () => {
  it('says how much time is left, and can be closed before', async () => {
    const onEnd = vi.fn();
    const endsAt = new Date(Date.now() + 29.5 * 60_000).toISOString();
    show(<EmergencyBanner endsAt={endsAt} isEnding={false} onEnd={onEnd} />);
    expect(screen.getByRole('region', { name: 'Emergency access' })).toHaveTextContent(/(29|30) minutes left/);
    await userEvent.click(screen.getByRole('button', { name: 'End now' }));
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('leaves the screen when the time is over, and marks that nobody asked', async () => {
    let isOpen = true;
    let wasMarked = false;
    server.use(
      http.get(at('/emergency-access/mine'), () => HttpResponse.json([])),
      http.get(at('/patients/aaaaaaaaaaaaaaaaaaaa'), ({ request }) => {
        const wasOpen = isOpen;
        isOpen = false;
        wasMarked = request.headers.has('X-PFINNI-Refetch');
        const facts = { opened_by_emergency_until: new Date().toISOString() };
        return wasOpen ? HttpResponse.json(aPatient(facts)) : problem(404, 'patient_not_found');
      }),
    );
    show(<Opened />);
    expect(await screen.findByText('Open because of an emergency')).toBeVisible();
    expect(await screen.findByText('Title of patient_not_found.', {}, { timeout: 5000 })).toBeVisible();
    expect(screen.queryByText('Open because of an emergency')).toBeNull();
    expect(wasMarked).toBe(true);
  });

  it('counts in people’s words', () => {
    const now = new Date('2026-11-25T17:00:00Z');
    expect(leftWords('2026-11-25T17:00:30Z', now)).toBe('1 minute left');
    expect(leftWords('2026-11-25T18:30:00Z', now)).toBe('1 h 30 min left');
    expect(leftWords('2026-11-25T16:59:00Z', now)).toBe('');
    expect(timeBetween('2026-11-25T17:00:00Z', '2026-11-25T18:15:00Z')).toBe('1 h 15 min');
  });
});

describe('the review of emergency accesses', () => {
  it('shows who opened whom, when and why; the name only where it is told', () => {
    show(
      <EmergencyQueue
        emergencies={[anEmergency(), anEmergency({ id: 'ffffffffffffffffffff', patient_name: null })]}
        onReview={vi.fn()}
      />,
    );
    expect(screen.getByRole('link', { name: 'Kestrel Jessamy' })).toBeVisible();
    expect(screen.getByText('patient aaaaaaaaaaaaaaaaaaaa')).toBeVisible();
    expect(screen.getAllByText('Found unconscious, allergies are needed.')).toHaveLength(2);
    expect(screen.getAllByText(/Nov 25, 2026, 12:00 PM/)[0]).toBeVisible();
  });

  it('offers no judgement of one’s own access', () => {
    show(<EmergencyQueue emergencies={[anEmergency({ is_own: true })]} onReview={vi.fn()} />);
    expect(screen.getByText('Yours: somebody else reviews it.')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows a verdict with its note', () => {
    const facts = { reviewed_at: '2026-11-25T19:00:00Z', reviewed_by_name: 'Alex Admin', was_right: false };
    show(<EmergencyQueue emergencies={[anEmergency({ ...facts, review_note: 'Talk to them.' })]} onReview={vi.fn()} />);
    expect(screen.getByText('Was not right')).toBeVisible();
    expect(screen.getByText('Talk to them.')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('asks for a word when it was not right', async () => {
    const onSubmit = vi.fn();
    show(<ReviewDialog emergency={anEmergency()} {...NOBODY} onSubmit={onSubmit} />);
    const save = () => userEvent.click(screen.getByRole('button', { name: 'Save the verdict' }));
    await save();
    expect(screen.getByText('Say whether it was.')).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: /^No/ }));
    await save();
    expect(screen.getByText('Say what was wrong.')).toBeVisible();
    await userEvent.type(screen.getByLabelText(/Note/), 'No emergency at all.');
    await save();
    expect(onSubmit).toHaveBeenCalledWith({ was_right: false, note: 'No emergency at all.' });
  });
});

describe('the restriction of a patient', () => {
  it('needs a reason', async () => {
    const onSubmit = vi.fn();
    show(<RestrictDialog isRestricted={false} {...NOBODY} onSubmit={onSubmit} />);
    await userEvent.click(screen.getByRole('button', { name: 'Restrict' }));
    expect(screen.getByText('Say why.')).toBeVisible();
    await userEvent.type(screen.getByLabelText(/Reason/), 'A colleague.');
    await userEvent.click(screen.getByRole('button', { name: 'Restrict' }));
    expect(onSubmit).toHaveBeenCalledWith({ is_restricted: true, reason: 'A colleague.' });
  });
});
