import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { BulkChangeResult } from '@/lib/api/shapes';
import { Dialog } from '@/lib/ui/Dialog';
import { FormDialog } from '@/lib/ui/FormDialog';
import { BulkOutcome } from './BulkOutcome';

export interface BulkChangeFlow {
  /** What would happen, once somebody has looked; forgotten when the question changes. */
  preview: BulkChangeResult | undefined;
  /** What happened. */
  result: BulkChangeResult | undefined;
  problem: ApiProblem | null;
  isBusy: boolean;
}

interface BulkChangeDialogProps extends BulkChangeFlow {
  title: string;
  /** The question is not yet whole. */
  isIncomplete: boolean;
  /** The fields of the question. */
  children: ReactNode;
  onPreview: () => void;
  onSubmit: () => void;
  onClose: () => void;
}

/** The same change to many records: who would change and who would not, then the change, then what became of each. */
export function BulkChangeDialog(props: BulkChangeDialogProps) {
  const { title, preview, result, problem, isBusy, isIncomplete, children, onPreview, onSubmit, onClose } = props;
  if (result !== undefined) {
    return (
      <Dialog title="Records changed" size="lg" onClose={onClose}>
        <Outcome result={result} changed="changed" />
        <Group justify="flex-end" mt="md">
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Dialog>
    );
  }
  return (
    <FormDialog
      title={title}
      size="lg"
      action={preview === undefined ? 'Look first' : `Change ${preview.changing}`}
      isDisabled={isIncomplete || preview?.changing === 0}
      problem={problem}
      isSaving={isBusy}
      onSubmit={preview === undefined ? onPreview : onSubmit}
      onClose={onClose}
    >
      {children}
      {preview === undefined ? null : <Outcome result={preview} changed="will change" />}
    </FormDialog>
  );
}

function Outcome({ result, changed }: { result: BulkChangeResult; changed: string }) {
  const { lines, changing, skipped, refused } = result;
  const parts = [
    `${changing} ${changed}`,
    ...(skipped === 0 ? [] : [`${skipped} ${skipped === 1 ? 'is' : 'are'} like this already`]),
    ...(refused === 0 ? [] : [`${refused} cannot`]),
  ];
  const others = lines.filter(({ outcome }) => outcome === 'skipped' || outcome === 'refused');
  return (
    <BulkOutcome
      summary={`${parts.join(', ')}.`}
      label="Who does not change"
      others={others.map((line) => ({ ...line, why: line.message ?? '' }))}
    />
  );
}
