'use client';

import { Stack } from '@mantine/core';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { ImportDrop } from '@/components/imports/ImportDrop';
import { TableImports } from '@/components/imports/TableImports';
import { asProblem } from '@/lib/api/problem';
import { useReceiveTable, useTableImports } from '@/lib/queries/tableImportQueries';
import { Answer } from '@/lib/ui/Answer';
import { PageHead } from '@/lib/ui/PageHead';
import { Refusal } from '@/lib/ui/Refusal';
import { Permitted } from '../../Permitted';
import { ImportKinds } from '../ImportKinds';

export default function TableImportsPage() {
  return (
    <Permitted to="patient.write">
      <Permitted to="import.run">
        <Tables />
      </Permitted>
    </Permitted>
  );
}

function Tables() {
  const router = useRouter();
  const receive = useReceiveTable();
  const imports = useTableImports();

  const onFiles = ([file]: File[]) => {
    if (file !== undefined) {
      receive.mutate(file, { onSuccess: ({ id }) => router.push(`/import/patients/${id}` as Route) });
    }
  };

  return (
    <>
      <PageHead
        title="Import"
        subtitle="A list from another system becomes patients. Every row is checked first, and nobody is entered before you say so."
      />
      <ImportKinds current="patients" />
      <Stack gap="md">
        <ImportDrop
          title="Drop a list of patients here"
          text="CSV or Excel (.xlsx), up to 50 MB; names and birth dates are enough"
          accept=".csv,.tsv,.txt,.xlsx"
          isSingle
          onFiles={onFiles}
          isBusy={receive.isPending}
        />
        <Refusal problem={receive.error === null ? null : asProblem(receive.error)} />
        <Answer query={imports} skeleton={null}>
          {(lines) => (lines.length === 0 ? null : <TableImports lines={lines} />)}
        </Answer>
      </Stack>
    </>
  );
}
