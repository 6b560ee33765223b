import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ExportDialog } from '@/components/exports/ExportDialog';
import { ExportList } from '@/components/exports/ExportList';
import { MakingExport } from '@/components/exports/MakingExport';
import { PassphraseDialog } from '@/components/exports/PassphraseDialog';
import { PatientDisclosures } from '@/components/exports/PatientDisclosures';
import { columnsOf, purposeWords } from '@/lib/words/exportWords';
import { aDisclosure, anExport } from '../support/exportBuilders';
import { show } from '../support/render';

const PASSPHRASE = 'violet anchor meadow tractor';

function dialog(facts: Partial<Parameters<typeof ExportDialog>[0]> = {}) {
  const calls = { onExport: vi.fn(), onClose: vi.fn() };
  show(<ExportDialog count={1204} seesNotes={false} problem={null} isExporting={false} {...calls} {...facts} />);
  return calls;
}

const exportIt = () => userEvent.click(screen.getByRole('button', { name: 'Export' }));

describe('the export', () => {
  it('asks who receives it, why and under which passphrase, and protects it unless told otherwise', async () => {
    const { onExport } = dialog();
    expect(screen.getByRole('dialog', { name: 'Export 1,204 patients' })).toBeVisible();
    await exportIt();
    expect(screen.getByText('Say who receives the file.')).toBeVisible();
    expect(screen.getByText('Use at least 12 characters.')).toBeVisible();
    expect(onExport).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText(/^Who receives it/), 'Harborline Analytics');
    await userEvent.type(screen.getByLabelText('Passphrase'), PASSPHRASE);
    await exportIt();
    expect(onExport).toHaveBeenCalledWith(
      {
        content: 'patients',
        format: 'csv',
        columns: null,
        is_deidentified: false,
        purpose: 'operations',
        purpose_note: null,
        recipient: 'Harborline Analytics',
        protection: 'passphrase',
      },
      PASSPHRASE,
    );
  });

  it('warns of a file that anybody can read, but not of a de-identified one', async () => {
    dialog();
    await userEvent.click(screen.getByLabelText(/^Encrypt it/));
    expect(screen.getByText(/anybody who comes by the file/)).toBeVisible();
    await userEvent.click(screen.getByLabelText(/^Without anything that says who it is/));
    expect(screen.queryByText(/anybody who comes by the file/)).not.toBeInTheDocument();
    expect(screen.queryByText(/Choose the columns/)).not.toBeInTheDocument();
  });

  it('wants a word about what is none of the usual purposes, and takes columns', async () => {
    const { onExport } = dialog();
    await userEvent.click(screen.getByLabelText('Insurance'));
    await userEvent.click(screen.getByLabelText('Excel workbook'));
    await userEvent.click(screen.getByRole('button', { name: /^Choose the columns/ }));
    await userEvent.click(screen.getByLabelText('Plan'));
    await userEvent.type(screen.getByLabelText(/^Who receives it/), 'County Court');
    await userEvent.selectOptions(screen.getByLabelText('What it is for'), 'Something else');
    await userEvent.click(screen.getByLabelText(/^Encrypt it/));
    await exportIt();
    expect(screen.getByText('Say in a few words what it is for.')).toBeVisible();
    await userEvent.type(screen.getByLabelText(/^For what/), 'Court order');
    await exportIt();
    const [wanted, passphrase] = onExport.mock.calls[0] ?? [];
    expect(passphrase).toBeNull();
    expect(wanted).toMatchObject({
      content: 'insurance',
      format: 'xlsx',
      purpose: 'other',
      purpose_note: 'Court order',
    });
    expect(wanted.columns).not.toContain('plan');
    expect(wanted.columns).toContain('member_id');
  });

  it('offers notes only to those who may read them', () => {
    expect(columnsOf('patients', false)).not.toContain('notes');
    expect(columnsOf('patients', true)).toContain('notes');
    expect(columnsOf('patients', true)).not.toContain('payer');
  });

  it('says how far a large one is, and gives the file when it is there', async () => {
    const onFetch = vi.fn();
    const facts = { isFetching: false, problem: null, onFetch, onClose: vi.fn() };
    const { rerender } = show(<MakingExport export={anExport({ state: 'making', progress: 400 })} {...facts} />);
    expect(screen.getByRole('status')).toHaveTextContent('400 of 1,204 patients');
    expect(screen.getByRole('button', { name: 'Download' })).toBeDisabled();
    rerender(<MakingExport export={anExport()} {...facts} />);
    await userEvent.click(screen.getByRole('button', { name: 'Download' }));
    expect(onFetch).toHaveBeenCalled();
    rerender(<MakingExport export={anExport({ state: 'failed' })} {...facts} />);
    expect(screen.queryByRole('button', { name: 'Download' })).not.toBeInTheDocument();
  });
});

describe('earlier exports', () => {
  it('say who received what and why, and give the file to whoever asked for it while it is there', async () => {
    const onFetch = vi.fn();
    show(
      <ExportList
        exports={[
          anExport(),
          anExport({ id: 'b', recipient: 'Lakeshore', is_mine: false }),
          anExport({ id: 'c', recipient: 'Court', state: 'expired', is_deidentified: true }),
        ]}
        fetching={null}
        onFetch={onFetch}
      />,
    );
    const [mine, others, gone] = within(screen.getByRole('list', { name: 'Exports' })).getAllByRole('listitem');
    expect(mine).toHaveTextContent('Running the practice');
    expect(mine).toHaveTextContent('Dana Whitfield');
    expect(others).toHaveTextContent('Ready');
    expect(gone).toHaveTextContent('De-identified');
    expect(gone).toHaveTextContent('File gone');
    expect(screen.getAllByRole('button')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Download: Harborline Analytics' }));
    expect(onFetch).toHaveBeenCalledWith(expect.objectContaining({ recipient: 'Harborline Analytics' }));
  });

  it('ask for a passphrase where they are protected', async () => {
    const onFetch = vi.fn();
    show(<PassphraseDialog problem={null} isFetching={false} onFetch={onFetch} onClose={vi.fn()} />);
    await userEvent.type(screen.getByLabelText('Passphrase'), PASSPHRASE);
    await userEvent.click(screen.getByRole('button', { name: 'Download' }));
    expect(onFetch).toHaveBeenCalledWith(PASSPHRASE);
  });
});

describe('disclosures of a patient', () => {
  it('say what must be accounted for', () => {
    show(<PatientDisclosures disclosures={[aDisclosure(), aDisclosure({ id: 'b', is_accountable: false })]} />);
    const [first, second] = within(screen.getByRole('list', { name: 'Disclosures' })).getAllByRole('listitem');
    expect(first).toHaveTextContent('County Court');
    expect(first).toHaveTextContent('Court order 26-117');
    expect(first).toHaveTextContent('Must be accounted for');
    expect(second).toHaveTextContent('Exempt');
  });

  it('say so when there are none', () => {
    show(<PatientDisclosures disclosures={[]} />);
    expect(screen.getByText('Nothing left the practice')).toBeVisible();
  });

  it('name the purpose as people would', () => {
    expect(purposeWords({ purpose: 'payment', purpose_note: 'Appeal' })).toBe('Payment: Appeal');
    expect(purposeWords({ purpose: 'treatment', purpose_note: null })).toBe('Treatment');
  });
});
