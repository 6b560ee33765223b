import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { choiceOf } from '@/components/patients/listChoice';
import { SavedViews } from '@/components/patients/SavedViews';
import type { SavedView } from '@/lib/api/shapes';
import { show } from '../support/render';

function aView(id: string, name: string): SavedView {
  return {
    id,
    name,
    version: 1,
    created_at: '2026-03-02T15:00:00Z',
    updated_at: '2026-03-02T15:00:00Z',
    criteria: { status: ['urgent'], without_provider: false, archived: false },
    order: 'updated',
    descending: true,
    columns: ['status'],
    is_default: false,
  };
}

const morning = aView('aaaaaaaaaaaaaaaaaaaa', 'Morning round');
const evening = aView('bbbbbbbbbbbbbbbbbbbb', 'Evening round');

function views(kept: SavedView[]) {
  const calls = { onChoice: vi.fn(), onSave: vi.fn(), onRemove: vi.fn() };
  const props = { choice: choiceOf(morning), problem: null, isSaving: false, ...calls };
  const { rerender } = show(<SavedViews {...props} views={kept} />);
  return { ...calls, keep: (now: SavedView[]) => rerender(<SavedViews {...props} views={now} />) };
}

const open = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const choose = async (name: string) => userEvent.click(await screen.findByRole('menuitem', { name }));

describe('one list that is kept under two names', () => {
  it('is shown under the name by which it was taken, and that one is removed', async () => {
    const { onChoice, onRemove } = views([morning, evening]);
    await open('Morning round');
    await choose('Evening round');
    expect(onChoice).toHaveBeenCalledWith(choiceOf(evening));
    await open('Evening round');
    await choose('Remove “Evening round”');
    expect(onRemove).toHaveBeenCalledWith(evening);
  });

  it('is shown under the name under which it was saved last', async () => {
    const { onSave, keep } = views([morning]);
    await open('Morning round');
    await choose('Save this list…');
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Evening round');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const [, , , onDone] = onSave.mock.calls[0] ?? [];
    onDone(evening);
    keep([morning, evening]);
    expect(await screen.findByRole('button', { name: 'Evening round' })).toBeVisible();
  });
});
