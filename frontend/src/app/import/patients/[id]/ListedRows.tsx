import { useState } from 'react';
import { ImportRows } from '@/components/imports/ImportRows';
import { OutcomeChips } from '@/components/imports/OutcomeChips';
import type { ImportStage, OutcomeCounts, PatientImport, RowOutcome } from '@/lib/api/shapes';
import { useImportRows } from '@/lib/queries/tableImportQueries';
import { Answer } from '@/lib/ui/Answer';

interface ListedRowsProps {
  imported: PatientImport;
  stage: ImportStage;
  counts: OutcomeCounts;
}

/** What becomes of each row, or of those of one outcome: the rows to mend first, where there are any. */
export function ListedRows({ imported, stage, counts }: ListedRowsProps) {
  const [outcome, setOutcome] = useState<RowOutcome | null>(counts.faulty > 0 ? 'faulty' : null);
  const rows = useImportRows(imported, stage, outcome);
  return (
    <>
      <OutcomeChips stage={stage} counts={counts} chosen={outcome} onChoose={setOutcome} />
      <Answer query={rows} skeleton={null}>
        {({ pages }) => (
          <ImportRows
            rows={pages.flatMap(({ items }) => items)}
            columns={imported.facts.columns}
            stage={stage}
            onMore={rows.hasNextPage ? () => rows.fetchNextPage() : null}
            isReadingMore={rows.isFetchingNextPage}
          />
        )}
      </Answer>
    </>
  );
}
