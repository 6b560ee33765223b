import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ArchiveDialog } from '@/components/patients/ArchiveDialog';
import { DeceasedDialog } from '@/components/patients/DeceasedDialog';
import { PatientVersions } from '@/components/patients/PatientVersions';
import { StatusHistory } from '@/components/patients/StatusHistory';
import { ApiProblem } from '@/lib/api/problem';
import type { PatientVersion, StatusStep } from '@/lib/api/shapes';
import { actorNames } from '@/lib/words/actorWords';
import { show } from '../support/render';

const STALE = new ApiProblem({
  title: 'Somebody else changed this patient just now.',
  status: 409,
  code: 'stale_patient',
});

function archiving(facts: Partial<Parameters<typeof ArchiveDialog>[0]> = {}) {
  const onSubmit = vi.fn();
  show(
    <ArchiveDialog
      isArchived={false}
      problem={null}
      isSaving={false}
      onSubmit={onSubmit}
      onClose={vi.fn()}
      {...facts}
    />,
  );
  return onSubmit;
}

describe('archiving a patient', () => {
  it('needs a reason, and sends it without spare space', async () => {
    const onSubmit = archiving();
    await userEvent.click(await screen.findByRole('button', { name: 'Archive' }));
    expect(screen.getByLabelText('Reason')).toHaveAccessibleDescription(/Say why\./);
    expect(onSubmit).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Reason'), ' Moved away ');
    await userEvent.click(screen.getByRole('button', { name: 'Archive' }));
    expect(onSubmit).toHaveBeenCalledWith('Moved away');
  });

  it('offers to restore what is archived, and tells why it was refused', async () => {
    archiving({ isArchived: true, problem: STALE });
    expect(await screen.findByRole('dialog', { name: 'Restore this patient' })).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(STALE.message);
    expect(screen.getByRole('button', { name: 'Restore' })).toBeEnabled();
  });
});

function noting(facts: Partial<Parameters<typeof DeceasedDialog>[0]> = {}) {
  const onSubmit = vi.fn();
  show(
    <DeceasedDialog
      patient={{ deceased: false, birth_date: '1980-03-12' }}
      today="2026-11-25"
      problem={null}
      isSaving={false}
      onSubmit={onSubmit}
      onClose={vi.fn()}
      {...facts}
    />,
  );
  return onSubmit;
}

describe('noting that a patient has died', () => {
  it('takes a day, or none while it is not known', async () => {
    const onSubmit = noting();
    await userEvent.click(await screen.findByRole('button', { name: 'Note it' }));
    expect(onSubmit).toHaveBeenLastCalledWith({ deceased: true, deceased_on: null });
    await userEvent.type(screen.getByLabelText('Day of death'), '2026-11-20');
    await userEvent.click(screen.getByRole('button', { name: 'Note it' }));
    expect(onSubmit).toHaveBeenLastCalledWith({ deceased: true, deceased_on: '2026-11-20' });
  });

  it('shows a day that cannot be at its field', async () => {
    const message = 'The day lies in the future.';
    const broken = [{ place: 'body.deceased_on', rule: 'not_in_the_future', message }];
    noting({
      problem: new ApiProblem({ title: 'Look again.', status: 422, code: 'validation_failed', broken_rules: broken }),
    });
    expect(await screen.findByLabelText('Day of death')).toHaveAccessibleDescription(new RegExp(message));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('can be taken back', async () => {
    const onSubmit = noting({ patient: { deceased: true, birth_date: '1980-03-12' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Take it back' }));
    expect(onSubmit).toHaveBeenCalledWith({ deceased: false, deceased_on: null });
  });
});

const VERSIONS: PatientVersion[] = [
  {
    version: 3,
    at: '2026-11-25T17:04:13Z',
    by: 'u2',
    by_name: 'Dr. Maya Chen',
    changes: [
      { field: 'family_name', label: 'Last name', before: 'Jessamy', after: 'Quill', is_masked: false },
      { field: 'notes', label: 'Notes', before: null, after: null, is_masked: true },
    ],
  },
  {
    version: 2,
    at: '2026-11-24T17:04:13Z',
    by: 'system:importer',
    by_name: null,
    changes: [{ field: 'email', label: 'Email', before: null, after: 'kes@example.com', is_masked: false }],
  },
  { version: 1, at: '2026-11-23T17:04:13Z', by: 'u2', by_name: 'Dr. Maya Chen', changes: [] },
];

describe('the versions of a record', () => {
  it('tell field by field what was and what is, who changed it and when', () => {
    show(<PatientVersions versions={VERSIONS} nameOf={() => 'Import'} />);
    const [newest, second, first] = screen.getAllByRole('listitem');
    expect(within(newest as HTMLElement).getByText('Jessamy')).toBeVisible();
    expect(within(newest as HTMLElement).getByText('Quill')).toBeVisible();
    expect(newest).toHaveTextContent('Dr. Maya Chen');
    expect(newest).toHaveTextContent('Notes');
    expect(newest).toHaveTextContent('Changed; not shown to your role');
    expect(second).toHaveTextContent('nothing→kes@example.com');
    expect(second).toHaveTextContent('Import');
    expect(first).toHaveTextContent('The record was added.');
  });
});

describe('the way through the workflow', () => {
  it('names who moved the patient: a person, the check of an insurance, an import', () => {
    const step = { at: '2026-11-25T17:04:13Z', reason: null, from_status: 'inquiry', to_status: 'onboarding' } as const;
    const steps: StatusStep[] = [
      { ...step, from_status: null, to_status: 'inquiry', by: 'system:importer' },
      { ...step, by: 'somebody', by_name: 'Dana Whitfield' },
      { ...step, to_status: 'active', by: 'system:worker', by_name: null },
    ];
    show(<StatusHistory steps={steps} nameOf={actorNames(undefined, [])} />);
    for (const name of ['Import', 'Dana Whitfield', 'Eligibility check']) {
      expect(screen.getByText(name, { exact: false })).toBeVisible();
    }
  });
});
