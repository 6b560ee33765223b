'use client';

import { useState } from 'react';
import { ExportList } from '@/components/exports/ExportList';
import { PassphraseDialog } from '@/components/exports/PassphraseDialog';
import { asProblem } from '@/lib/api/problem';
import type { PatientExport } from '@/lib/api/shapes';
import { useExports, useFetchExport } from '@/lib/queries/exportQueries';
import { Answer } from '@/lib/ui/Answer';
import { CardSkeleton } from '@/lib/ui/CardSkeleton';
import { PageHead } from '@/lib/ui/PageHead';
import { saveFile } from '@/lib/ui/saveFile';
import { tellFailed } from '@/lib/ui/toasts';
import { Permitted } from '../Permitted';

export default function ExportsPage() {
  return (
    <Permitted to="patient.export">
      <PageHead title="Exports" subtitle="Files of patients: who received what, and why." />
      <LatestExports />
    </Permitted>
  );
}

function LatestExports() {
  const exports = useExports();
  const fetch = useFetchExport();
  const [asking, setAsking] = useState<PatientExport | null>(null);

  const run = (made: PatientExport, passphrase: string | null) =>
    fetch.mutate(
      { id: made.id, passphrase },
      {
        onSuccess: (file) => {
          saveFile(file);
          setAsking(null);
        },
        onError: (error) => (passphrase === null ? tellFailed(asProblem(error)) : undefined),
      },
    );
  const begin = (made: PatientExport) => {
    fetch.reset();
    if (made.protection === 'passphrase') {
      setAsking(made);
    } else {
      run(made, null);
    }
  };
  return (
    <Answer query={exports} skeleton={<CardSkeleton height={420} />}>
      {(list) => (
        <>
          <ExportList
            exports={list}
            fetching={fetch.isPending ? (fetch.variables?.id ?? null) : null}
            onFetch={begin}
          />
          {asking === null ? null : (
            <PassphraseDialog
              problem={fetch.error === null ? null : asProblem(fetch.error)}
              isFetching={fetch.isPending}
              onFetch={(passphrase) => run(asking, passphrase)}
              onClose={() => setAsking(null)}
            />
          )}
        </>
      )}
    </Answer>
  );
}
