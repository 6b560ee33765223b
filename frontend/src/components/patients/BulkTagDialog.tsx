import { Autocomplete, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { BulkRecordChange, PracticeTag } from '@/lib/api/shapes';
import { BulkChangeDialog, type BulkChangeFlow } from './BulkChangeDialog';
import { ofPatients } from './bulkWords';

const LONGEST_TAG = 40;
const MOST_OFFERED = 8;
const WAYS = [
  { value: 'add_tag', label: 'Add a tag' },
  { value: 'remove_tag', label: 'Remove a tag' },
];

interface BulkTagDialogProps extends BulkChangeFlow {
  count: number;
  tags: readonly PracticeTag[];
  onPreview: (wanted: Omit<BulkRecordChange, 'patients'>) => void;
  onChange: () => void;
  onSubmit: (wanted: Omit<BulkRecordChange, 'patients'>) => void;
  onClose: () => void;
}

/** A tag more, or a tag less, for many patients. */
export function BulkTagDialog({ count, tags, onPreview, onChange, onSubmit, ...flow }: BulkTagDialogProps) {
  const [kind, setKind] = useState<BulkRecordChange['kind']>('add_tag');
  const [tag, setTag] = useState('');
  const wanted = { kind, tag: tag.trim() };
  return (
    <BulkChangeDialog
      {...flow}
      title={`Tags of ${ofPatients(count)}`}
      isIncomplete={wanted.tag === ''}
      onPreview={() => onPreview(wanted)}
      onSubmit={() => onSubmit(wanted)}
    >
      <SegmentedControl
        aria-label="What to do"
        data={WAYS}
        value={kind}
        onChange={(value) => {
          setKind(value as BulkRecordChange['kind']);
          onChange();
        }}
      />
      <Autocomplete
        label="Tag"
        description="One that is in use, or a new one. Capital letters make no difference."
        data={tags.map(({ label }) => label)}
        limit={MOST_OFFERED}
        maxLength={LONGEST_TAG}
        value={tag}
        onChange={(value) => {
          setTag(value);
          onChange();
        }}
        data-autofocus
      />
    </BulkChangeDialog>
  );
}
