import { Button, Group, Text } from '@mantine/core';
import { UndoImportDialog } from '@/components/imports/UndoImportDialog';
import { asProblem } from '@/lib/api/problem';
import type { PatientImport } from '@/lib/api/shapes';
import { useFaultyRows, useRunImport, useUndoImport } from '@/lib/queries/tableImportQueries';
import { useKeptState } from '@/lib/session/keptText';
import { Refusal } from '@/lib/ui/Refusal';
import { Surface } from '@/lib/ui/Surface';
import { saveFile } from '@/lib/ui/saveFile';
import { Tag } from '@/lib/ui/Tag';
import { IMPORT_STATE_WORDS } from '@/lib/words/importWords';
import { ListedRows } from './ListedRows';

/** What came of an import, what can be mended, and the way back. */
export function Entered({ imported }: { imported: PatientImport }) {
  const isUndone = imported.state === 'undone';
  const { label, tone } = IMPORT_STATE_WORDS[imported.state];
  return (
    <Surface
      title={
        <>
          What came of it <Tag tone={tone}>{label}</Tag>
        </>
      }
      subtitle={isUndone ? 'Patients on whose record something was built have stayed.' : undefined}
      aside={
        <Group gap="sm">
          <RowsToMend imported={imported} />
          <Undoing imported={imported} />
          <GoingOn imported={imported} />
        </Group>
      }
      isPadded={false}
    >
      {imported.failure === null ? null : (
        <Text size="sm" px={20} pb="sm">
          It broke off: {imported.failure}. What was entered is in the list; going on enters the rest.
        </Text>
      )}
      {isUndone ? (
        <ListedRows key="undo" imported={imported} stage="undo" counts={imported.undone} />
      ) : (
        <ListedRows key="run" imported={imported} stage="run" counts={imported.entered} />
      )}
    </Surface>
  );
}

function RowsToMend({ imported }: { imported: PatientImport }) {
  const faulty = useFaultyRows(imported);
  return imported.entered.faulty === 0 || !imported.has_rows ? null : (
    <Button
      variant="default"
      loading={faulty.isPending}
      onClick={() => faulty.mutate(undefined, { onSuccess: saveFile })}
    >
      Rows to mend (CSV)
    </Button>
  );
}

function GoingOn({ imported }: { imported: PatientImport }) {
  const run = useRunImport(imported);
  return imported.state === 'stopped' && imported.has_rows ? (
    <>
      <Button loading={run.isPending} onClick={() => run.mutate(undefined)}>
        Go on
      </Button>
      <Refusal problem={run.error === null ? null : asProblem(run.error)} />
    </>
  ) : null;
}

function Undoing({ imported }: { imported: PatientImport }) {
  const [isAsking, setAsking] = useKeptState('undoing the import', false);
  const undo = useUndoImport(imported);
  if (imported.state === 'undone' || imported.entered.created === 0) {
    return null;
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Undo this import
      </Button>
      {isAsking ? (
        <UndoImportDialog
          count={imported.entered.created}
          problem={undo.error === null ? null : asProblem(undo.error)}
          isSaving={undo.isPending}
          onSubmit={(reason) => undo.mutate(reason, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
