'use client';

import { Anchor, Skeleton } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import { useParams } from 'next/navigation';
import { useTableImport } from '@/lib/queries/tableImportQueries';
import { Answer } from '@/lib/ui/Answer';
import { PageHead } from '@/lib/ui/PageHead';
import { Surface } from '@/lib/ui/Surface';
import { Permitted } from '../../../Permitted';
import { TableImport } from './TableImport';

export default function TableImportPage() {
  return (
    <Permitted to="patient.write">
      <Permitted to="import.run">
        <Import />
      </Permitted>
    </Permitted>
  );
}

function Import() {
  const { id } = useParams<{ id: string }>();
  const imported = useTableImport(id);
  const all = (
    <Anchor component={Link} href={'/import/patients' as Route} size="sm" c="var(--pf-link)">
      All imports
    </Anchor>
  );
  return (
    <>
      <PageHead title="Import of patients" subtitle={imported.data?.file_name} actions={all} />
      <Answer
        query={imported}
        wayOut={all}
        skeleton={
          <Surface>
            <Skeleton height={240} />
          </Surface>
        }
      >
        {(body) => <TableImport imported={body} />}
      </Answer>
    </>
  );
}
