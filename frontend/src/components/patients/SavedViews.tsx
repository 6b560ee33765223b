import { Button, Checkbox, Group, Menu, Stack, TextInput } from '@mantine/core';
import { IconBookmark, IconCheck, IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { SavedView } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { Refusal } from '@/lib/ui/Refusal';
import { choiceOf, type ListChoice, writeChoice } from './listChoice';

const LONGEST_NAME = 60;

interface SavedViewsProps {
  views: readonly SavedView[];
  choice: ListChoice;
  problem: ApiProblem | null;
  isSaving: boolean;
  onChoice: (choice: ListChoice) => void;
  /** Keeps the present list under a name; a new view, or one that is known. */
  onSave: (known: SavedView | null, name: string, isDefault: boolean, onDone: (saved: SavedView) => void) => void;
  onRemove: (view: SavedView) => void;
}

/** The lists that the person keeps: shown, kept anew, renamed and removed. */
export function SavedViews({ views, choice, problem, isSaving, onChoice, onSave, onRemove }: SavedViewsProps) {
  const [isNaming, setNaming] = useState<{ known: SavedView | null } | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const address = writeChoice(choice);
  const alike = views.filter((view) => writeChoice(choiceOf(view)) === address);
  // A list may be kept under several names: the one that the person took or saved last is meant.
  const shown = alike.find(({ id }) => id === picked) ?? alike[0];
  const take = (view: SavedView) => {
    setPicked(view.id);
    onChoice(choiceOf(view));
  };
  const close = (saved: SavedView) => {
    setPicked(saved.id);
    setNaming(null);
  };
  return (
    <>
      <Menu position="bottom-end" shadow="md" radius="md" width={260}>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconBookmark size={15} stroke={1.7} />}
            rightSection={<IconChevronDown size={14} />}
          >
            {shown?.name ?? 'Views'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.length === 0 ? null : <Menu.Label>Your views</Menu.Label>}
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => take(view)}
              rightSection={view.id === shown?.id ? <IconCheck size={15} aria-label="shown" /> : null}
            >
              {view.name}
              {view.is_default ? ' (opens first)' : ''}
            </Menu.Item>
          ))}
          {views.length === 0 ? null : <Menu.Divider />}
          <Menu.Item onClick={() => setNaming({ known: null })}>Save this list…</Menu.Item>
          {shown === undefined ? null : (
            <>
              <Menu.Item onClick={() => setNaming({ known: shown })}>Rename “{shown.name}”…</Menu.Item>
              <Menu.Item color="red" onClick={() => onRemove(shown)}>
                Remove “{shown.name}”
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {isNaming === null ? null : (
        <NameDialog
          known={isNaming.known}
          problem={problem}
          isSaving={isSaving}
          onSave={(name, isDefault) => onSave(isNaming.known, name, isDefault, close)}
          onClose={() => setNaming(null)}
        />
      )}
    </>
  );
}

interface NameDialogProps {
  known: SavedView | null;
  problem: ApiProblem | null;
  isSaving: boolean;
  onSave: (name: string, isDefault: boolean) => void;
  onClose: () => void;
}

function NameDialog({ known, problem, isSaving, onSave, onClose }: NameDialogProps) {
  const [name, setName] = useState(known?.name ?? '');
  const [isDefault, setDefault] = useState(known?.is_default ?? false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(name.trim(), isDefault);
  };
  return (
    <Dialog title={known === null ? 'Save this list' : 'Rename the view'} size="sm" onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {problem === null ? null : <Refusal problem={problem} />}
          <TextInput
            label="Name"
            description="For you alone. Filters, order and columns are kept; a search is not."
            value={name}
            maxLength={LONGEST_NAME}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Checkbox
            label="Open the list with this view"
            checked={isDefault}
            onChange={(event) => setDefault(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === ''} loading={isSaving}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
