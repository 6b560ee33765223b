import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { DuplicateDecisionDialog } from '@/components/duplicates/DuplicateDecisionDialog';
import { DuplicateWarning } from '@/components/duplicates/DuplicateWarning';
import { MergeView } from '@/components/duplicates/MergeView';
import { UnmergeDialog } from '@/components/duplicates/UnmergeDialog';
import type { DuplicateCandidate, MergeRequest, UnmergeRequest } from '@/lib/api/shapes';
import { aPatient } from '../support/builders';
import { show } from '../support/render';

const ADA = aPatient({ id: 'a'.repeat(20), given_name: 'Ada', email: null, tags: ['recall'], mrn: 'A-1' });
const ADELA = aPatient({
  id: 'b'.repeat(20),
  given_name: 'Adela',
  email: 'ada@example.com',
  tags: ['diabetes'],
  mrn: 'B-2',
});
const CANDIDATE: DuplicateCandidate = {
  person: {
    id: ADA.id,
    version: 1,
    family_name: 'Marlowe',
    given_name: 'Ada',
    preferred_name: null,
    birth_date: '1980-03-12',
    sex: 'female',
    mrn: 'A-1',
    phone: '+12025550123',
    email: null,
    provider_name: null,
    payer_name: null,
    archived: true,
    created_at: '2026-01-02T10:00:00Z',
  },
  score: 12.5,
  certainty: 'certain',
  reasons: ['same_name', 'other_sex'],
};

function merging() {
  const onMerge = vi.fn<(request: MergeRequest) => void>();
  show(
    <MergeView
      survivor={ADA}
      other={ADELA}
      providerName={() => null}
      problem={null}
      isSaving={false}
      onSwap={vi.fn()}
      onMerge={onMerge}
    />,
  );
  return onMerge;
}

describe('two records side by side', () => {
  it('shows only what differs, and begins with what loses nothing', async () => {
    const onMerge = merging();
    const groups = await screen.findAllByRole('radiogroup');
    expect(groups.map((group) => group.getAttribute('aria-label'))).toEqual([
      'First name',
      'Record number',
      'Email',
      'Tags',
    ]);
    await userEvent.type(screen.getByLabelText('Reason'), ' One person ');
    await userEvent.click(screen.getByRole('button', { name: 'Merge into one record' }));
    expect(onMerge).toHaveBeenCalledWith({
      other: ADELA.id,
      version: ADA.version,
      other_version: ADELA.version,
      choices: [
        { field: 'given_name', take: 'survivor' },
        { field: 'mrn', take: 'survivor' },
        { field: 'email', take: 'other' },
        { field: 'tags', take: 'both' },
      ],
      reason: 'One person',
    });
  });

  it('takes what was chosen from the keyboard, and asks for a reason', async () => {
    const onMerge = merging();
    const names = await screen.findByRole('radiogroup', { name: 'First name' });
    within(names).getByRole('radio', { name: 'Ada' }).focus();
    await userEvent.keyboard('{ArrowRight}');
    await userEvent.click(screen.getByRole('button', { name: 'Merge into one record' }));
    expect(screen.getByText('Say why.')).toBeVisible();
    expect(onMerge).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Reason'), 'One');
    await userEvent.click(screen.getByRole('button', { name: 'Merge into one record' }));
    expect(onMerge.mock.calls[0]?.[0].choices).toContainEqual({ field: 'given_name', take: 'other' });
  });
});

describe('a possible double', () => {
  it('is told with who it is and why', async () => {
    show(<DuplicateWarning candidates={[CANDIDATE]} closed={1} />);
    const region = await screen.findByRole('region', { name: 'Perhaps on record already' });
    expect(within(region).getByRole('link', { name: 'Ada Marlowe' })).toHaveAttribute('target', '_blank');
    expect(region).toHaveTextContent('Almost certain');
    expect(region).toHaveTextContent('Same name');
    expect(region).toHaveTextContent('closed to you');
  });

  it('is not told where nobody is meant', () => {
    show(<DuplicateWarning candidates={[]} closed={0} />);
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('is not passed by without a reason', async () => {
    const onDecide = vi.fn();
    show(
      <DuplicateDecisionDialog
        candidates={[CANDIDATE]}
        closed={0}
        problem={null}
        isSaving={false}
        onDecide={onDecide}
        onClose={vi.fn()}
      />,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Somebody else: add the patient' }));
    expect(onDecide).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Why is this somebody else?'), ' Cousins ');
    await userEvent.click(screen.getByRole('button', { name: 'Somebody else: add the patient' }));
    expect(onDecide).toHaveBeenCalledWith('Cousins');
  });
});

it('undoing a merge asks about what was changed since', async () => {
  const onUndo = vi.fn<(request: UnmergeRequest) => void>();
  show(
    <UnmergeDialog
      survivorName="Ada Marlowe"
      preview={{
        survivor_id: ADA.id,
        survivor_version: 4,
        other_id: ADELA.id,
        other_version: 2,
        changed_since: [
          { field: 'email', label: 'Email', before: null, after: 'new@example.com', is_masked: false },
          { field: 'tags', label: 'Tags', before: null, after: 'recall', is_masked: false },
        ],
      }}
      problem={null}
      isSaving={false}
      onUndo={onUndo}
      onClose={vi.fn()}
    />,
  );
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Tags: recall' }));
  await userEvent.type(screen.getByLabelText('Reason'), 'Two people');
  await userEvent.click(screen.getByRole('button', { name: 'Undo the merge' }));
  expect(onUndo).toHaveBeenCalledWith({
    version: 2,
    survivor_version: 4,
    keep: ['email'],
    decided: true,
    reason: 'Two people',
  });
});
