import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { BulkStatusDialog } from '@/components/patients/BulkStatusDialog';
import type { BulkStatusLine, BulkStatusResult } from '@/lib/api/shapes';
import { show } from '../support/render';

const refused: BulkStatusLine = {
  id: 'b'.repeat(20),
  patient_name: 'Bea Marlowe',
  from_status: 'inquiry',
  version: 1,
  outcome: 'refused',
  code: 'move_incomplete',
  message: 'Something is still missing for this status.',
  missing: [{ place: 'patient.phones', rule: 'contact_needed', message: 'Enter a telephone number.' }],
};
const seen: BulkStatusResult = { lines: [refused], moving: 2, refused: 1 };

function dialog(facts: Partial<Parameters<typeof BulkStatusDialog>[0]> = {}) {
  const calls = { onPreview: vi.fn(), onChange: vi.fn(), onSubmit: vi.fn(), onClose: vi.fn() };
  show(
    <BulkStatusDialog
      count={3}
      preview={undefined}
      result={undefined}
      problem={null}
      isBusy={false}
      {...calls}
      {...facts}
    />,
  );
  return calls;
}

describe('a change of status of many', () => {
  it('is looked at first, with the reason', async () => {
    const { onPreview, onSubmit } = dialog();
    await userEvent.selectOptions(screen.getByLabelText('Move to'), 'churned');
    await userEvent.type(screen.getByLabelText('Reason'), ' Moved away. ');
    await userEvent.click(screen.getByRole('button', { name: 'Look first' }));
    expect(onPreview).toHaveBeenCalledWith({ status: 'churned', reason: 'Moved away.', self_pay: false });
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it('tells who cannot move and why, and moves the others', async () => {
    const { onSubmit } = dialog({ preview: seen });
    expect(screen.getByText('2 can move, 1 cannot.')).toBeVisible();
    expect(screen.getByRole('list', { name: 'Who cannot move' })).toHaveTextContent(
      'Bea Marlowe InquiryEnter a telephone number.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Move 2' }));
    expect(onSubmit).toHaveBeenCalledWith({ status: 'onboarding', reason: null, self_pay: false });
  });

  it('forgets what it saw when the question changes', async () => {
    const { onChange } = dialog({ preview: seen });
    await userEvent.selectOptions(screen.getByLabelText('Move to'), 'urgent');
    expect(onChange).toHaveBeenCalled();
  });

  it('moves nobody when nobody can', () => {
    dialog({ preview: { lines: [refused], moving: 0, refused: 1 } });
    expect(screen.getByRole('button', { name: 'Move 0' })).toBeDisabled();
  });

  it('tells in the end what became of each', () => {
    dialog({ result: seen });
    expect(screen.getByText('2 moved, 1 cannot.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Done' })).toBeVisible();
  });
});
