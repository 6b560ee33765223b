import type { ReactNode } from 'react';
import type { ApiProblem } from '@/lib/api/problem';
import type { BulkChangeResult } from '@/lib/api/shapes';
import { BulkDialog } from './BulkDialog';
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

/** The same change to many records. */
export function BulkChangeDialog({ preview, result, isIncomplete, ...dialog }: BulkChangeDialogProps) {
  return (
    <BulkDialog
      {...dialog}
      doneTitle="Records changed"
      seen={preview === undefined ? null : <Outcome result={preview} changed="will change" />}
      done={result === undefined ? null : <Outcome result={result} changed="changed" />}
      action={`Change ${preview?.changing}`}
      isDisabled={isIncomplete || preview?.changing === 0}
    />
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
