import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { placedRules } from '@/lib/api/placedRules';
import type { ApiProblem } from '@/lib/api/problem';
import { Dialog } from '@/lib/ui/Dialog';
import { FormDialog } from '@/lib/ui/FormDialog';

interface BulkDialogProps {
  title: string;
  /** The title once it is done. */
  doneTitle: string;
  /** What would happen, once somebody has looked. */
  seen: ReactNode | null;
  /** What happened, once it has. */
  done: ReactNode | null;
  /** What the button says once somebody has looked. */
  action: string;
  isDisabled: boolean;
  problem: ApiProblem | null;
  isBusy: boolean;
  /** The fields of the question. */
  children: ReactNode;
  onPreview: () => void;
  onSubmit: () => void;
  onClose: () => void;
}

/** The same for many records: what would become of each, then the deed, then what became of each. */
export function BulkDialog(props: BulkDialogProps) {
  const { title, doneTitle, seen, done, action, isBusy, children, onPreview, onSubmit, ...dialog } = props;
  if (done !== null) {
    return (
      <Dialog title={doneTitle} size="lg" onClose={dialog.onClose}>
        {done}
        <Group justify="flex-end" mt="md">
          <Button onClick={dialog.onClose}>Done</Button>
        </Group>
      </Dialog>
    );
  }
  return (
    <FormDialog
      {...dialog}
      title={title}
      size="lg"
      action={seen === null ? 'Look first' : action}
      placed={placedRules(dialog.problem, {}, {})}
      isSaving={isBusy}
      onSubmit={seen === null ? onPreview : onSubmit}
    >
      {children}
      {seen}
    </FormDialog>
  );
}
