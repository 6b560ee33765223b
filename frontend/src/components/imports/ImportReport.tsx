import { Anchor, Progress } from '@mantine/core';
import type { Route } from 'next';
import Link from 'next/link';
import type { FileOutcome, FileReport } from '@/lib/api/shapes';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { FILE_OUTCOME_WORDS } from '@/lib/words/importWords';
import classes from './ImportReport.module.css';

const HUNDRED = 100;
const OUTCOMES = Object.keys(FILE_OUTCOME_WORDS) as FileOutcome[];

interface ImportReportProps {
  reports: readonly FileReport[];
  /** How many files were chosen. */
  total: number;
  isBusy: boolean;
}

/** What became of each file: who came of it, or where and why it could not be read. */
export function ImportReport({ reports, total, isBusy }: ImportReportProps) {
  return (
    <Surface
      title={isBusy ? `Importing ${filesOf(total)}…` : `${filesOf(reports.length)} read`}
      subtitle={summaryOf(reports)}
      isPadded={false}
    >
      {isBusy ? (
        <Progress value={(reports.length / total) * HUNDRED} size="sm" animated aria-label="Progress of the import" />
      ) : null}
      <div className={classes.scroller}>
        <table className={classes.table} aria-label="Files">
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Outcome</th>
              <th scope="col">What came of it</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and none moves
              <FileRow key={`${at}-${report.file}`} report={report} />
            ))}
          </tbody>
        </table>
      </div>
    </Surface>
  );
}

function FileRow({ report }: { report: FileReport }) {
  const { label, tone } = FILE_OUTCOME_WORDS[report.outcome];
  return (
    <tr>
      <td className={classes.file}>{report.file}</td>
      <td>
        <Tag tone={tone}>{label}</Tag>
      </td>
      <td>
        {report.outcome === 'rejected' ? (
          <>
            {report.message} {report.place ? <span className={classes.place}>At {report.place}.</span> : null}
            {report.code ? <span className={classes.code}>{report.code}</span> : null}
          </>
        ) : (
          <span className={classes.came}>
            {report.patients.map((id, at) => (
              <Anchor key={id} component={Link} href={`/patients/${id}` as Route} size="sm" c="var(--pf-link)">
                {report.patients.length === 1 ? 'Open the patient' : `Patient ${at + 1}`}
              </Anchor>
            ))}
            {report.needs_review ? <Tag tone="amber">To review</Tag> : null}
          </span>
        )}
      </td>
    </tr>
  );
}

function filesOf(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

function summaryOf(reports: readonly FileReport[]): string {
  return OUTCOMES.map((outcome) => ({
    label: FILE_OUTCOME_WORDS[outcome].label.toLowerCase(),
    count: reports.filter((report) => report.outcome === outcome).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ label, count }) => `${count} ${label}`)
    .join(' · ');
}
