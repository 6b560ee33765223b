'use client';

import { Alert, Stack } from '@mantine/core';
import { useState } from 'react';
import { ImportDrop } from '@/components/imports/ImportDrop';
import { ImportReport } from '@/components/imports/ImportReport';
import { asProblem } from '@/lib/api/problem';
import type { FileReport } from '@/lib/api/shapes';
import { useImportFiles } from '@/lib/queries/importQueries';
import { PageHead } from '@/lib/ui/PageHead';
import { Permitted } from '../Permitted';
import { ImportKinds } from './ImportKinds';

export default function ImportPage() {
  return (
    <Permitted to="import.run">
      <Import />
    </Permitted>
  );
}

function Import() {
  const [total, setTotal] = useState(0);
  const [reports, setReports] = useState<FileReport[]>([]);
  const files = useImportFiles((more) => setReports((known) => [...known, ...more]));

  const onFiles = (chosen: File[]) => {
    setTotal(chosen.length);
    setReports([]);
    files.mutate(chosen);
  };

  return (
    <>
      <PageHead
        title="Import"
        subtitle="Answers of payers become patients and coverages. The same file twice changes nothing, and a broken one holds up no other."
      />
      <ImportKinds current="eligibility" />
      <Stack gap="md">
        <ImportDrop
          title="Drop eligibility files here"
          text="X12 271 answers as XML or EDI, as many at once as you like"
          accept=".xml,.edi,.x12,.271,.txt"
          onFiles={onFiles}
          isBusy={files.isPending}
        />
        {files.error === null ? null : (
          <Alert color="red" role="alert">
            {asProblem(files.error).message} What is not in the list below was not imported.
          </Alert>
        )}
        {total > 0 ? <ImportReport reports={reports} total={total} isBusy={files.isPending} /> : null}
      </Stack>
    </>
  );
}
