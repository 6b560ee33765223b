import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { BulkProviderDialog } from '@/components/patients/BulkProviderDialog';
import { BulkTagDialog } from '@/components/patients/BulkTagDialog';
import type { BulkChangeLine, BulkChangeResult, Provider } from '@/lib/api/shapes';
import { show } from '../support/render';

const line = (facts: Partial<BulkChangeLine>): BulkChangeLine => ({
  id: 'b'.repeat(20),
  patient_name: 'Bea Marlowe',
  version: 1,
  outcome: 'skipped',
  message: 'Has this tag already.',
  ...facts,
});
const seen: BulkChangeResult = {
  lines: [line({}), line({ id: 'c'.repeat(20), patient_name: null, outcome: 'refused', message: 'Not here.' })],
  changing: 2,
  skipped: 1,
  refused: 1,
};
const flow = () => ({
  count: 4,
  preview: undefined,
  result: undefined,
  problem: null,
  isBusy: false,
  onPreview: vi.fn(),
  onChange: vi.fn(),
  onSubmit: vi.fn(),
  onClose: vi.fn(),
});

describe('a tag for many', () => {
  it('is looked at first, and is needed for that', async () => {
    const facts = flow();
    show(<BulkTagDialog {...facts} tags={[{ code: 'a'.repeat(24), label: 'Recall', patients: 3 }]} />);
    expect(screen.getByRole('button', { name: 'Look first' })).toBeDisabled();
    await userEvent.click(screen.getByRole('radio', { name: 'Remove a tag' }));
    await userEvent.type(screen.getByRole('combobox', { name: 'Tag' }), ' recall ');
    await userEvent.click(screen.getByRole('button', { name: 'Look first' }));
    expect(facts.onPreview).toHaveBeenCalledWith({ kind: 'remove_tag', tag: 'recall' });
    expect(facts.onSubmit).not.toHaveBeenCalled();
    expect(facts.onChange).toHaveBeenCalled();
  });

  it('tells who does not change and why, and changes the others', async () => {
    const facts = flow();
    show(<BulkTagDialog {...facts} preview={seen} tags={[]} />);
    expect(screen.getByText('2 will change, 1 is like this already, 1 cannot.')).toBeVisible();
    expect(screen.getByRole('list', { name: 'Who does not change' })).toHaveTextContent(
      'Bea Marlowe Has this tag already.A patient who is not here Not here.',
    );
    await userEvent.type(screen.getByRole('combobox', { name: 'Tag' }), 'VIP');
    await userEvent.click(screen.getByRole('button', { name: 'Change 2' }));
    expect(facts.onSubmit).toHaveBeenCalledWith({ kind: 'add_tag', tag: 'VIP' });
  });
});

describe('a provider for many', () => {
  it('may be nobody', async () => {
    const facts = flow();
    const providers = [{ id: 'd'.repeat(20), display_name: 'Dr. Haruto Watanabe' }] as Provider[];
    show(<BulkProviderDialog {...facts} providers={providers} />);
    await userEvent.selectOptions(screen.getByLabelText('Assign to'), 'Nobody assigned');
    await userEvent.click(screen.getByRole('button', { name: 'Look first' }));
    expect(facts.onPreview).toHaveBeenCalledWith({ kind: 'assign_provider', provider_id: null });
  });

  it('says what became of all', () => {
    show(<BulkProviderDialog {...flow()} result={seen} providers={[]} />);
    expect(screen.getByRole('dialog', { name: 'Records changed' })).toHaveTextContent('2 changed, 1 is like this');
  });
});
