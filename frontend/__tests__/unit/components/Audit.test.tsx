import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AuditEntryDetail } from '@/components/audit/AuditEntryDetail';
import { AuditFilters } from '@/components/audit/AuditFilters';
import { AuditTable } from '@/components/audit/AuditTable';
import { auditQueryOf, NO_CHOICE, rangeOf, readAuditChoice, writeAuditChoice } from '@/components/audit/auditChoice';
import { ChainBanner } from '@/components/audit/ChainBanner';
import { ExportDialog } from '@/components/audit/ExportDialog';
import { aChain, anEntry, anOpenedEntry, ENTRY_ID, PATIENT_ID } from '../support/auditBuilders';
import { show } from '../support/render';

const ZONE = 'America/New_York';

function table(facts: Partial<Parameters<typeof AuditTable>[0]> = {}) {
  const calls = { onOpen: vi.fn(), onMore: vi.fn() };
  show(
    <AuditTable
      entries={[anEntry()]}
      isUpdating={false}
      isReadingMore={false}
      lookedBackTo={null}
      {...calls}
      {...facts}
    />,
  );
  return calls;
}

describe('the table of entries', () => {
  it('says who did what to whom, when, on the practice’s clock, and opens it', async () => {
    const { onOpen } = table();
    const row = within(screen.getByRole('table', { name: 'Entries' })).getAllByRole('row')[1] as HTMLElement;
    expect(row).toHaveTextContent('Nov 25, 2026, 12:04 PM');
    expect(row).toHaveTextContent('Jordan Avery');
    expect(row).toHaveTextContent(`Patient ${PATIENT_ID}`);
    expect(row).toHaveTextContent('Done');
    await userEvent.click(within(row).getByRole('button', { name: 'Patient: read' }));
    expect(onOpen).toHaveBeenCalledWith(ENTRY_ID);
  });

  it('opens by keyboard', async () => {
    const { onOpen } = table();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith(ENTRY_ID);
  });

  it('marks what was refused, flagged, automatic or forged', () => {
    table({
      entries: [
        anEntry({ result: 'refused', code: 'not_permitted', is_emergency: true, is_automatic: true, is_ours: false }),
      ],
    });
    for (const words of ['Refused', 'Emergency', 'Automatic', 'Not PFINNI’s']) {
      expect(screen.getByText(words)).toBeVisible();
    }
  });

  it('counts whom a list named, and names the system’s own work', () => {
    table({
      entries: [
        anEntry({
          actor: 'system:importer',
          actor_name: null,
          action: 'eligibility.imported',
          subjects: [
            { id: PATIENT_ID, kind: 'patient', name: null },
            { id: 'aaaaaaaaaaaaaaaaaaa2', kind: 'patient', name: null },
          ],
          subject_count: 150,
        }),
      ],
    });
    expect(screen.getByText('150 patients')).toBeVisible();
    expect(screen.getByText('Import')).toBeVisible();
  });

  it('says how far it looked for what is rare, and looks further', async () => {
    const { onMore } = table({ lookedBackTo: '2026-10-01T12:00:00Z' });
    expect(screen.getByRole('status')).toHaveTextContent('1 entry found so far, back to Oct 1, 2026, 8:00 AM.');
    await userEvent.click(screen.getByRole('button', { name: 'Look further back' }));
    expect(onMore).toHaveBeenCalledOnce();
  });
});

describe('one entry', () => {
  it('shows the reason and the ways on, and no way to a record that is closed', async () => {
    const onNarrow = vi.fn();
    show(
      <AuditEntryDetail
        entry={anOpenedEntry({ has_reason: true, reason: 'Moved to Tucson' })}
        maySeePatients={false}
        onNarrow={onNarrow}
      />,
    );
    expect(screen.getByText('Moved to Tucson')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Open' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: `Trail of Patient ${PATIENT_ID}` }));
    expect(onNarrow).toHaveBeenCalledWith({ subject: PATIENT_ID });
    await userEvent.click(screen.getByRole('button', { name: 'This session' }));
    expect(onNarrow).toHaveBeenCalledWith({ session: 'ssssssssssssssssssss' });
  });

  it('leads those who may see patients to the record', () => {
    show(<AuditEntryDetail entry={anOpenedEntry()} maySeePatients onNarrow={vi.fn()} />);
    expect(screen.getByRole('link', { name: 'Open' })).toHaveAttribute('href', expect.stringContaining(PATIENT_ID));
  });
});

describe('the state of the chain', () => {
  const banner = (facts: Parameters<typeof aChain>[0]) =>
    show(<ChainBanner chain={aChain(facts)} onCheck={vi.fn()} isAsking={false} />);

  it('says that it is whole, up to when, and what came since', () => {
    banner({ not_sealed_yet: 3 });
    expect(screen.getByRole('heading', { name: 'The audit trail is whole' })).toBeVisible();
    expect(screen.getByText(/5,400 entries in 1,200 signed blocks/)).toHaveTextContent(
      '10 blocks sealed since. 3 entries will be sealed in a moment.',
    );
  });

  it('says what is wrong, where and since when, as an alert', () => {
    banner({
      state: 'not_whole',
      fault: {
        code: 'row_deleted',
        words: 'a row was deleted',
        block: 41,
        row: ENTRY_ID,
        noticed_at: '2026-11-24T15:00:00Z',
      },
    });
    expect(screen.getByRole('alert')).toHaveTextContent(
      'A check found that a row was deleted (block 41). First noticed Nov 24, 2026, 10:00 AM.',
    );
  });

  it('says that nobody has checked, and shows a check that runs', () => {
    banner({
      state: 'never_checked',
      checked_at: null,
      running: { done: 50, total: 200, asked_at: '2026-11-25T17:04:13Z' },
    });
    expect(screen.getByRole('heading', { name: 'The audit trail has not been checked yet' })).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
  });
});

describe('the filters', () => {
  const choices = {
    actors: [{ id: 'uuuuuuuuuuuuuuuuuuuu', name: 'Jordan Avery' }],
    families: { patients: ['patient.read' as const] },
  };

  it('choose a family, one action, or somebody', async () => {
    const onChoice = vi.fn();
    show(<AuditFilters choice={NO_CHOICE} onChoice={onChoice} choices={choices} />);
    await userEvent.selectOptions(screen.getByLabelText('What'), 'Patients: everything');
    expect(onChoice).toHaveBeenLastCalledWith({ family: 'patients', action: null });
    await userEvent.selectOptions(screen.getByLabelText('What'), 'Patient: read');
    expect(onChoice).toHaveBeenLastCalledWith({ family: null, action: 'patient.read' });
    await userEvent.selectOptions(screen.getByLabelText('Who'), 'Jordan Avery');
    expect(onChoice).toHaveBeenLastCalledWith({ actor: 'uuuuuuuuuuuuuuuuuuuu' });
    await userEvent.click(screen.getByLabelText('Show automatic refreshes'));
    expect(onChoice).toHaveBeenLastCalledWith({ hidden: true });
  });

  it('are taken away again', async () => {
    const onChoice = vi.fn();
    show(
      <AuditFilters
        choice={{ ...NO_CHOICE, subject: PATIENT_ID, hidden: true }}
        onChoice={onChoice}
        choices={choices}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(onChoice).toHaveBeenCalledWith({ ...NO_CHOICE, hidden: true });
  });

  it('stand in the address and come back from it', () => {
    const choice = {
      from: '2026-11-01',
      to: '2026-11-25',
      actor: 'system:importer',
      subject: PATIENT_ID,
      family: 'patients' as const,
      action: 'patient.read',
      result: 'refused' as const,
      session: 'ssssssssssssssssssss',
      emergency: true,
      hidden: true,
      opened: ENTRY_ID,
    };
    const address = new URL(writeAuditChoice(choice), 'http://localhost');
    expect(readAuditChoice(address.searchParams)).toEqual(choice);
    expect(writeAuditChoice(NO_CHOICE)).toBe('/audit');
  });

  it('leave out what an address cannot mean', () => {
    const odd = new URLSearchParams({
      from: '2026-99-99',
      actor: 'Ada Marlowe',
      about: 'everything',
      entry: '<script>',
    });
    expect(readAuditChoice(odd)).toEqual(NO_CHOICE);
  });

  it('mean whole days of the practice’s calendar, also when clocks change', () => {
    expect(rangeOf('2026-11-01', '2026-11-01', ZONE)).toEqual({
      since: '2026-11-01T04:00:00.000Z',
      until: '2026-11-02T05:00:00.000Z',
    });
    expect(auditQueryOf({ ...NO_CHOICE, action: 'patient.read' }, ZONE)).toEqual({
      action: ['patient.read'],
      emergency: false,
      hidden: false,
    });
  });
});

describe('the export', () => {
  it('asks for a form and a range, and refuses one that runs backwards', async () => {
    const onExport = vi.fn();
    show(
      <ExportDialog from="2026-11-01" to={null} isNarrowed isExporting={false} onExport={onExport} onClose={vi.fn()} />,
    );
    await userEvent.type(screen.getByLabelText('To'), '2026-10-01');
    expect(screen.getByText('This lies before the first day.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Export' })).toBeDisabled();
    await userEvent.clear(screen.getByLabelText('To'));
    await userEvent.click(screen.getByLabelText('Table (CSV)'));
    await userEvent.click(screen.getByRole('button', { name: 'Export' }));
    expect(onExport).toHaveBeenCalledWith('table', '2026-11-01', null);
  });
});
