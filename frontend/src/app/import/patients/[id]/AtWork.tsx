import { Button, Progress } from '@mantine/core';
import { asProblem } from '@/lib/api/problem';
import type { PatientImport } from '@/lib/api/shapes';
import { useStopImport } from '@/lib/queries/tableImportQueries';
import { Refusal } from '@/lib/ui/Refusal';
import { Surface } from '@/lib/ui/Surface';
import { IMPORT_STATE_WORDS } from '@/lib/words/importWords';

const HUNDRED = 100;

/** A step that is under way, how far it has come, and how to stop it. */
export function AtWork({ imported }: { imported: PatientImport }) {
  const stop = useStopImport(imported);
  const share = imported.total ? (imported.progress / imported.total) * HUNDRED : 0;
  const { label } = IMPORT_STATE_WORDS[imported.state];
  return (
    <Surface
      title={`${imported.row_count} rows · ${label.toLowerCase()}`}
      subtitle="You may leave this page; it goes on by itself."
      aside={
        <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
          Stop
        </Button>
      }
    >
      <Progress value={share} size="lg" animated aria-label="Progress of the import" />
      <Refusal problem={stop.error === null ? null : asProblem(stop.error)} />
    </Surface>
  );
}
