import { useState } from 'react';
import { ExportDialog } from '@/components/exports/ExportDialog';
import { MakingExport } from '@/components/exports/MakingExport';
import { type ApiProblem, asProblem } from '@/lib/api/problem';
import type { ReceivedFile } from '@/lib/api/receivedFile';
import type { ChosenPatients, ExportWanted, PatientExport } from '@/lib/api/shapes';
import { useExport, useFetchExport, useMakeExport } from '@/lib/queries/exportQueries';
import { useMay } from '@/lib/queries/sessionQueries';
import { saveFile } from '@/lib/ui/saveFile';
import { tellDone } from '@/lib/ui/toasts';

interface ExportingPatientsProps {
  selection: ChosenPatients;
  /** How many patients the selection means. */
  count: number;
  onClose: () => void;
}

/** The export of a list or of chosen patients: asked for, waited for if it is large, and saved. */
export function ExportingPatients({ selection, count, onClose }: ExportingPatientsProps) {
  const seesNotes = useMay('patient.sensitive');
  const make = useMakeExport();
  const fetch = useFetching(onClose);
  const [waiting, setWaiting] = useState<{ made: PatientExport; passphrase: string | null } | null>(null);

  const ask = (wanted: ExportWanted, passphrase: string | null) =>
    make.mutate(
      { ...wanted, selection },
      {
        onSuccess: (made) =>
          made.state === 'ready' ? fetch.run(made.id, passphrase) : setWaiting({ made, passphrase }),
      },
    );

  if (waiting !== null) {
    return <Waiting {...waiting} fetch={fetch} onClose={onClose} />;
  }
  return (
    <ExportDialog
      count={count}
      seesNotes={seesNotes}
      problem={make.error === null ? fetch.problem : asProblem(make.error)}
      isExporting={make.isPending || fetch.isRunning}
      onExport={ask}
      onClose={onClose}
    />
  );
}

interface WaitingProps {
  made: PatientExport;
  passphrase: string | null;
  fetch: ReturnType<typeof useFetching>;
  onClose: () => void;
}

function Waiting({ made, passphrase, fetch, onClose }: WaitingProps) {
  const { data } = useExport(made);
  return (
    <MakingExport
      export={data}
      isFetching={fetch.isRunning}
      problem={fetch.problem}
      onFetch={() => fetch.run(made.id, passphrase)}
      onClose={onClose}
    />
  );
}

function useFetching(onDone: () => void) {
  const fetch = useFetchExport();
  const problem: ApiProblem | null = fetch.error === null ? null : asProblem(fetch.error);
  const run = (id: string, passphrase: string | null) =>
    fetch.mutate(
      { id, passphrase },
      {
        onSuccess: (file: ReceivedFile) => {
          saveFile(file);
          tellDone('The export was saved.');
          onDone();
        },
      },
    );
  return { run, problem, isRunning: fetch.isPending };
}
