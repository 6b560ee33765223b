import { Button, Group } from '@mantine/core';
import { asProblem } from '@/lib/api/problem';
import type { PatientImport } from '@/lib/api/shapes';
import { useRunImport } from '@/lib/queries/tableImportQueries';
import { Refusal } from '@/lib/ui/Refusal';
import { Surface } from '@/lib/ui/Surface';
import { ListedRows } from './ListedRows';

/** The dry run: what would become of the rows, and the way to enter them. */
export function Checked({ imported, onChange }: { imported: PatientImport; onChange: () => void }) {
  const run = useRunImport(imported);
  const { created, updated } = imported.checked;
  const count = created + updated;
  return (
    <Surface
      title="What would become of each row"
      subtitle="Nobody has been entered yet."
      aside={
        <Group gap="sm">
          <Button variant="default" onClick={onChange}>
            Change the columns
          </Button>
          <Button loading={run.isPending} disabled={count === 0} onClick={() => run.mutate(undefined)}>
            {count === 1 ? 'Import 1 row' : `Import ${count} rows`}
          </Button>
        </Group>
      }
      isPadded={false}
    >
      <Refusal problem={run.error === null ? null : asProblem(run.error)} />
      <ListedRows key="check" imported={imported} stage="check" counts={imported.checked} />
    </Surface>
  );
}
