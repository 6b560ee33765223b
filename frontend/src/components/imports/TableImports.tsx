import { Anchor } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import type { PatientImportLine } from '@/lib/api/shapes';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { IMPORT_STATE_WORDS } from '@/lib/words/importWords';
import classes from './ImportReport.module.css';

/** The imports of before: how each stands and what it brought. */
export function TableImports({ lines }: { lines: readonly PatientImportLine[] }) {
  return (
    <Surface title="Earlier imports" isPadded={false}>
      <div className={classes.scroller}>
        <table className={classes.table} aria-label="Earlier imports">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">State</th>
              <th scope="col">New patients</th>
              <th scope="col">Updated</th>
              <th scope="col">To mend</th>
              <th scope="col">By</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td className={classes.file}>
                  <Anchor component={Link} href={`/import/patients/${line.id}` as Route} size="sm" c="var(--pf-link)">
                    {line.file_name || 'Without a name'}
                  </Anchor>
                </td>
                <td>
                  <Tag tone={IMPORT_STATE_WORDS[line.state].tone}>{IMPORT_STATE_WORDS[line.state].label}</Tag>
                </td>
                <td data-label="New patients">{line.entered.created}</td>
                <td data-label="Updated">{line.entered.updated}</td>
                <td data-label="To mend">{line.entered.faulty}</td>
                <td data-label="By">{line.created_by_name ?? 'PFINNI'}</td>
                <td>
                  <Since moment={line.created_at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Surface>
  );
}
