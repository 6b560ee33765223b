import { Stack } from '@mantine/core';
import { useState } from 'react';
import { ColumnPlan } from '@/components/imports/ColumnPlan';
import { ImportSteps } from '@/components/imports/ImportSteps';
import { asProblem } from '@/lib/api/problem';
import type { ImportState, PatientImport } from '@/lib/api/shapes';
import { isAtWork, usePlanImport } from '@/lib/queries/tableImportQueries';
import { AtWork } from './AtWork';
import { Checked } from './Checked';
import { Entered } from './Entered';

const HAS_RESULT = new Set<ImportState>(['done', 'stopped', 'undone']);

/** One import from its columns to its result; what is shown follows from how it stands. */
export function TableImport({ imported }: { imported: PatientImport }) {
  const [isChanging, setChanging] = useState(false);
  const plan = usePlanImport(imported);
  const isPlanning = imported.state === 'read' || (imported.state === 'checked' && isChanging);
  return (
    <Stack gap="md">
      <ImportSteps state={imported.state} />
      {isAtWork(imported.state) ? <AtWork imported={imported} /> : null}
      {isPlanning ? (
        <ColumnPlan
          key={imported.id}
          imported={imported}
          problem={plan.error === null ? null : asProblem(plan.error)}
          isSaving={plan.isPending}
          onSubmit={(wanted) => plan.mutate(wanted, { onSuccess: () => setChanging(false) })}
        />
      ) : null}
      {imported.state === 'checked' && !isPlanning ? (
        <Checked imported={imported} onChange={() => setChanging(true)} />
      ) : null}
      {HAS_RESULT.has(imported.state) ? <Entered imported={imported} /> : null}
    </Stack>
  );
}
