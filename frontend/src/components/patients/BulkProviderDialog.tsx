import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { BulkRecordChange, Provider } from '@/lib/api/shapes';
import { BulkChangeDialog, type BulkChangeFlow } from './BulkChangeDialog';
import { ofPatients } from './bulkWords';

const NOBODY = { value: '', label: 'Nobody assigned' };

interface BulkProviderDialogProps extends BulkChangeFlow {
  count: number;
  providers: readonly Provider[];
  onPreview: (wanted: Omit<BulkRecordChange, 'patients'>) => void;
  onChange: () => void;
  onSubmit: (wanted: Omit<BulkRecordChange, 'patients'>) => void;
  onClose: () => void;
}

/** Another provider, or none, for many patients. */
export function BulkProviderDialog(props: BulkProviderDialogProps) {
  const { count, providers, onPreview, onChange, onSubmit, ...flow } = props;
  const [provider, setProvider] = useState(providers[0]?.id ?? NOBODY.value);
  const wanted = { kind: 'assign_provider' as const, provider_id: provider === NOBODY.value ? null : provider };
  return (
    <BulkChangeDialog
      {...flow}
      title={`Provider of ${ofPatients(count)}`}
      isIncomplete={false}
      onPreview={() => onPreview(wanted)}
      onSubmit={() => onSubmit(wanted)}
    >
      <NativeSelect
        label="Assign to"
        data={[...providers.map(({ id, display_name }) => ({ value: id, label: display_name })), NOBODY]}
        value={provider}
        onChange={(event) => {
          setProvider(event.currentTarget.value);
          onChange();
        }}
      />
    </BulkChangeDialog>
  );
}
