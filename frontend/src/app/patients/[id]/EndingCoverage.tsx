import { useState } from 'react';
import { EndCoverageDialog } from '@/components/coverages/EndCoverageDialog';
import { asProblem } from '@/lib/api/problem';
import type { Coverage } from '@/lib/api/shapes';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { useEndCoverage } from '@/lib/queries/coverageQueries';
import { useCoverages } from '@/lib/queries/patientQueries';
import { tellDone } from '@/lib/ui/toasts';

interface EndingCoverageProps {
  patientId: string;
  coverage: Coverage;
  onClose: () => void;
}

/** A coverage is over. */
export function EndingCoverage({ patientId, coverage, onClose }: EndingCoverageProps) {
  const { today } = usePracticeTime();
  const reading = useCoverages(patientId);
  const [seen, setSeen] = useState(coverage.version);
  const end = useEndCoverage(patientId, coverage.id);
  const onSuccess = () => {
    tellDone('The insurance was ended.');
    onClose();
  };
  const onError = async (error: Error) => {
    if (asProblem(error).code === 'stale_coverage') {
      const { data } = await reading.refetch();
      setSeen(data?.find(({ id }) => id === coverage.id)?.version ?? seen);
    }
  };
  return (
    <EndCoverageDialog
      coverage={coverage}
      today={today}
      problem={end.error === null ? null : asProblem(end.error)}
      isSaving={end.isPending}
      onSubmit={(asked) => end.mutate({ ...asked, version: seen }, { onSuccess, onError })}
      onClose={onClose}
    />
  );
}
