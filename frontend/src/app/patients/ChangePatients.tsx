import { BulkProviderDialog } from '@/components/patients/BulkProviderDialog';
import { BulkTagDialog } from '@/components/patients/BulkTagDialog';
import { asProblem } from '@/lib/api/problem';
import type { BulkRecordChange, ChosenPatient } from '@/lib/api/shapes';
import { useChangePatients, usePreviewChanges } from '@/lib/queries/bulkChangeQueries';
import { usePracticeTags } from '@/lib/queries/patientQueries';
import { useProviders } from '@/lib/queries/practiceQueries';

interface ChangePatientsProps {
  /** At most 200, each at the version that is on the screen. */
  chosen: readonly ChosenPatient[];
  what: 'tags' | 'provider';
  onClose: () => void;
}

/** The same change to many records: looked at first, and told for each. */
export function ChangePatients({ chosen, what, onClose }: ChangePatientsProps) {
  const tags = usePracticeTags().data ?? [];
  const providers = useProviders().data;
  const preview = usePreviewChanges();
  const change = useChangePatients();
  const error = change.error ?? preview.error;
  const patients = chosen.map(({ id, version }) => ({ id, version }));
  const flow = {
    count: chosen.length,
    preview: preview.data,
    result: change.data,
    problem: error === null ? null : asProblem(error),
    isBusy: preview.isPending || change.isPending,
    onPreview: (wanted: Omit<BulkRecordChange, 'patients'>) => preview.mutate({ ...wanted, patients }),
    onChange: () => {
      preview.reset();
      change.reset();
    },
    onSubmit: (wanted: Omit<BulkRecordChange, 'patients'>) => change.mutate({ ...wanted, patients }),
    onClose,
  };
  if (what === 'tags') {
    return <BulkTagDialog {...flow} tags={tags} />;
  }
  return providers === undefined ? null : <BulkProviderDialog {...flow} providers={providers} />;
}
