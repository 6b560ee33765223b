import { useState } from 'react';
import { CoverageForm } from '@/components/coverages/CoverageForm';
import type { CoverageFormResult } from '@/components/coverages/coverageFormShape';
import { asProblem } from '@/lib/api/problem';
import type { Coverage } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useAddCoverage, useChangeCoverage } from '@/lib/queries/coverageQueries';
import { useCoverages } from '@/lib/queries/patientQueries';
import { usePayers } from '@/lib/queries/practiceQueries';
import { tellDone } from '@/lib/ui/toasts';

interface WritingCoverageProps {
  patientId: string;
  /** Null for a new one. */
  coverage: Coverage | null;
  coverages: readonly Coverage[];
  onClose: () => void;
}

/** A coverage is entered or changed; who comes too late reads what is there now, and decides again. */
export function WritingCoverage({ patientId, coverage, coverages, onClose }: WritingCoverageProps) {
  const { today } = usePracticeTime();
  const payers = usePayers();
  const reading = useCoverages(patientId);
  const [seen, setSeen] = useState(coverage?.version ?? 0);
  const add = useAddCoverage(patientId);
  const change = useChangeCoverage(patientId, coverage?.id ?? '');
  const saving = coverage === null ? add : change;
  const inUse = coverages.filter(({ ended_at }) => !ended_at).length;

  const onSuccess = () => {
    tellDone(coverage === null ? 'The insurance was added.' : 'The insurance was changed.');
    onClose();
  };
  const onError = async (error: Error) => {
    if (asProblem(error).code === 'stale_coverage') {
      const { data } = await reading.refetch();
      setSeen(data?.find(({ id }) => id === coverage?.id)?.version ?? seen);
    }
  };
  const onSubmit = (result: CoverageFormResult) =>
    coverage === null
      ? add.mutate(result, { onSuccess, onError })
      : change.mutate({ ...result, version: seen }, { onSuccess, onError });

  return payers.data === undefined ? null : (
    <CoverageForm
      coverage={coverage}
      payers={payers.data}
      nextPlace={inUse + 1}
      today={today}
      problem={saving.error === null ? null : asProblem(saving.error)}
      isSaving={saving.isPending}
      onSubmit={onSubmit}
      onClose={onClose}
    />
  );
}
