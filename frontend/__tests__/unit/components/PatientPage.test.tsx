import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CoverageForm } from '@/components/coverages/CoverageForm';
import { CoverageList } from '@/components/coverages/CoverageList';
import { EndCoverageDialog } from '@/components/coverages/EndCoverageDialog';
import { CardPictures } from '@/components/documents/CardPictures';
import { PatientBanners } from '@/components/patients/PatientBanners';
import { PatientMenu } from '@/components/patients/PatientMenu';
import { ContactDialog } from '@/components/timeline/ContactDialog';
import { Timeline } from '@/components/timeline/Timeline';
import type { Payer, TimelineEntry } from '@/lib/api/shapes';
import { aCoverage, aPatient } from '../support/builders';
import { show } from '../support/render';

const PAYER: Payer = { id: 'pppppppppppppppppppp', name: 'Cedar Hollow Mutual', code: 'CHM', kind: 'commercial' };
const STILL = { problem: null, isSaving: false, today: '2026-11-25', onClose: vi.fn() };
const UNCHECKED = { status: 'undetermined', checked_at: null, check_outcome: null } as const;
const NOTHING = { raiseAlert: null, noteContact: null, print: vi.fn(), restrict: null, deceased: null, archive: null };

function anEntry(facts: Partial<TimelineEntry>): TimelineEntry {
  return { id: 'aaaaaaaaaaaaaaaaaaaa', at: '2026-11-25T15:00:00Z', by: 'u1', kind: 'contact', ...facts };
}

describe('the form of an insurance', () => {
  const fill = async (name: string | RegExp, text: string) => userEvent.type(screen.getByLabelText(name), text);
  const save = () => userEvent.click(screen.getByRole('button', { name: /Add insurance|Save changes/ }));

  it('asks for the payer and the member id, and for the subscriber where it is somebody else', async () => {
    const onSubmit = vi.fn();
    show(<CoverageForm coverage={null} payers={[PAYER]} nextPlace={1} onSubmit={onSubmit} {...STILL} />);
    await userEvent.selectOptions(screen.getByLabelText('The patient is'), 'child');
    await save();
    expect(await screen.findByText('Choose the payer.')).toBeVisible();
    expect(screen.getByText('Enter the member id from the card.')).toBeVisible();
    expect(screen.getByText("Enter the subscriber's last name.")).toBeVisible();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('sends a new payer by name, and a known one by id', async () => {
    const onSubmit = vi.fn();
    show(<CoverageForm coverage={null} payers={[PAYER]} nextPlace={2} onSubmit={onSubmit} {...STILL} />);
    await userEvent.selectOptions(screen.getByLabelText(/^Payer/), 'Another payer…');
    await userEvent.selectOptions(screen.getByLabelText('Order'), 'Secondary');
    await fill(/Name of the payer/, 'Harborline');
    await fill(/Member ID/, 'HRB 1');
    await save();
    await vi.waitFor(() => expect(onSubmit).toHaveBeenCalled());
    expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({
      payer_id: null,
      payer_name: 'Harborline',
      member_id: 'HRB 1',
      priority: 2,
      relationship: 'self',
      subscriber: null,
    });
  });

  it('keeps what the payer stated, and lets the rest be filled in', () => {
    const coverage = aCoverage({ group_number: null });
    show(<CoverageForm coverage={coverage} payers={[PAYER]} nextPlace={2} onSubmit={vi.fn()} {...STILL} />);
    expect(screen.getByLabelText(/Member ID/)).toHaveAttribute('readonly');
    expect(screen.getByLabelText('Group number')).not.toHaveAttribute('readonly');
    expect(screen.queryByText('Another payer…')).toBeNull();
  });

  it('keeps its payer while the list of payers does not know it yet, and when that list grows', async () => {
    const onSubmit = vi.fn();
    const form = (payers: readonly Payer[]) => (
      <CoverageForm coverage={aCoverage(UNCHECKED)} payers={payers} nextPlace={2} onSubmit={onSubmit} {...STILL} />
    );
    const { rerender } = show(form([]));
    expect(screen.getByLabelText(/^Payer/)).toHaveDisplayValue(PAYER.name);
    const another = { ...PAYER, id: 'qqqqqqqqqqqqqqqqqqqq', name: 'Aspen Mutual' };
    await userEvent.click(screen.getByLabelText(/^Payer/));
    rerender(form([another, PAYER]));
    await userEvent.click(screen.getByLabelText('Plan'));
    await save();
    await vi.waitFor(() => expect(onSubmit).toHaveBeenCalled());
    expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({ payer_id: PAYER.id, payer_name: null });
  });

  it('lets everything be changed that nobody has confirmed', () => {
    show(<CoverageForm coverage={aCoverage(UNCHECKED)} payers={[PAYER]} nextPlace={2} onSubmit={vi.fn()} {...STILL} />);
    expect(screen.getByLabelText(/Member ID/)).not.toHaveAttribute('readonly');
    expect(screen.getByText('Another payer…')).toBeInTheDocument();
  });
});

describe('an insurance that is over', () => {
  it('is ended with a reason and a day', async () => {
    const onSubmit = vi.fn();
    show(<EndCoverageDialog coverage={aCoverage()} onSubmit={onSubmit} {...STILL} />);
    const end = () => userEvent.click(screen.getByRole('button', { name: 'End it' }));
    await end();
    expect(screen.getByText('Say why.')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Reason'), 'New employer');
    await end();
    expect(onSubmit).toHaveBeenCalledWith({ ended_on: '2026-11-25', reason: 'New employer' });
  });

  it('says so, with its reason, and offers nothing', () => {
    const ended = aCoverage({ ...UNCHECKED, ended_at: '2026-11-25T15:00:00Z', ended_reason: 'New employer' });
    show(<CoverageList coverages={[ended]} of={() => ({ onChange: null, onEnd: null })} />);
    expect(screen.getByText('Ended')).toBeVisible();
    expect(screen.getByText('New employer')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the card', () => {
  const document = {
    id: 'dddddddddddddddddddd',
    version: 1,
    patient_id: 'aaaaaaaaaaaaaaaaaaaa',
    coverage_id: 'cccccccccccccccccccc',
    kind: 'card_front',
    title: null,
    width: 640,
    height: 400,
    byte_count: 10,
    created_at: '2026-11-25T15:00:00Z',
    added_by: 'u1',
  } as const;

  it('shows the side that is there, and takes a picture of the other', async () => {
    const [onChoose, onOpen] = [vi.fn(), vi.fn()];
    show(
      <CardPictures
        payerName="Cedar Hollow Mutual"
        documents={[document]}
        addressOf={({ id }) => `/pictures/${id}`}
        sending={null}
        onChoose={onChoose}
        onOpen={onOpen}
      />,
    );
    expect(screen.getByRole('img', { name: 'Front of the card' })).toHaveAttribute('src', `/pictures/${document.id}`);
    await userEvent.click(screen.getByRole('button', { name: 'Show Front of the card large' }));
    expect(onOpen).toHaveBeenCalledWith(document);
    const back = screen.getByText('Back of the card').closest('figure') as HTMLElement;
    expect(within(back).getByText('No picture yet')).toBeVisible();
    const file = new File(['x'], 'card.png', { type: 'image/png' });
    await userEvent.upload(back.querySelector('input[type=file]') as HTMLInputElement, file);
    expect(onChoose).toHaveBeenCalledWith('card_back', file);
  });

  it('is not spoken of where there is none and nobody may add one', () => {
    const { container } = show(
      <CardPictures
        payerName="x"
        documents={[]}
        addressOf={() => ''}
        sending={null}
        onChoose={null}
        onOpen={vi.fn()}
      />,
    );
    expect(container.querySelector('figure')).toBeNull();
  });
});

describe('the timeline', () => {
  it('tells what happened in words, who did it, and why', () => {
    const entries = [
      anEntry({ kind: 'contact', contact: 'call', note: 'Wants to come in earlier.', by_name: 'Robin Reyes' }),
      anEntry({ id: 'b', kind: 'status', from_status: 'inquiry', to_status: 'active', by_name: null }),
      anEntry({ id: 'c', kind: 'coverage', step: 'ended', subject: 'Harborline', changed: ['Last day'] }),
      anEntry({ id: 'd', kind: 'answer', by: null }),
    ];
    show(<Timeline entries={entries} nameOf={() => 'A colleague'} />);
    const [call, move, ended, answer] = screen.getAllByRole('listitem');
    expect(call).toHaveTextContent(/Call.*Wants to come in earlier\..*Robin Reyes/);
    expect(move).toHaveTextContent(/Status changed.*Inquiry.*Active.*A colleague/);
    expect(ended).toHaveTextContent(/Harborline ended.*Last day/);
    expect(answer).toHaveTextContent(/A payer answered about the insurance.*PFINNI/);
  });
});

describe('a contact', () => {
  it('needs a word about what it was, and is of now unless said otherwise', async () => {
    const onSubmit = vi.fn();
    show(<ContactDialog momentOf={(clock) => `${clock}Z`} onSubmit={onSubmit} {...STILL} />);
    const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await save();
    expect(screen.getByText('Say what it was about.')).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'Letter' }));
    await userEvent.type(screen.getByLabelText('What it was about'), 'Sent the forms.');
    await save();
    expect(onSubmit).toHaveBeenCalledWith({ kind: 'letter', note: 'Sent the forms.', at: null });
  });
});

describe('what stands above the record', () => {
  it('says that it is archived, why, and how it comes back', async () => {
    const onRestore = vi.fn();
    const archived = aPatient({ archived_at: '2026-11-25T15:00:00Z', archive_reason: 'Moved away' });
    show(<PatientBanners patient={archived} onRestore={onRestore} />);
    expect(screen.getByText(/Moved away/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    expect(onRestore).toHaveBeenCalled();
  });

  it('leads from a merged record to the one that is used', () => {
    const merged = aPatient({ archived_at: '2026-11-25T15:00:00Z', merged_into: 'bbbbbbbbbbbbbbbbbbbb' });
    show(<PatientBanners patient={merged} onRestore={null} />);
    expect(screen.getByRole('link', { name: 'Go to it' })).toHaveAttribute('href', '/patients/bbbbbbbbbbbbbbbbbbbb');
    expect(screen.queryByText(/Archived/)).toBeNull();
  });

  it('says that the patient has died, and that the record is restricted', () => {
    show(
      <PatientBanners
        patient={aPatient({ deceased: true, deceased_on: '2026-11-01', is_restricted: true })}
        onRestore={null}
      />,
    );
    expect(screen.getByText('Deceased on Nov 1, 2026.')).toBeVisible();
    expect(screen.getByText('Restricted.')).toBeVisible();
  });
});

describe('the menu of actions', () => {
  it('offers what the person may do, and nothing else', async () => {
    const archive = vi.fn();
    show(<PatientMenu patient={aPatient()} actions={{ ...NOTHING, archive }} />);
    await userEvent.click(screen.getByRole('button', { name: 'More actions' }));
    const items = await screen.findAllByRole('menuitem');
    expect(items.map((item) => item.textContent)).toEqual(['Print the sheet', 'Archive']);
    await userEvent.click(screen.getByRole('menuitem', { name: 'Archive' }));
    expect(archive).toHaveBeenCalled();
  });
});
