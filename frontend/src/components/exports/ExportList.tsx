import { Button, Progress } from '@mantine/core';
import { IconDownload, IconFileExport, IconLock } from '@tabler/icons-react';
import Link from 'next/link';
import type { PatientExport } from '@/lib/api/shapes';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { ViewMessage } from '@/lib/ui/ViewMessage';
import { CONTENT_WORDS, EXPORT_STATE_WORDS, patientsWords, purposeWords } from '@/lib/words/exportWords';
import classes from './ExportList.module.css';

const HUNDRED = 100;

interface ExportListProps {
  /** The newest first. */
  exports: readonly PatientExport[];
  /** The one whose file is on its way. */
  fetching: string | null;
  onFetch: (made: PatientExport) => void;
}

/** What left, or is about to leave: to whom, why, by whom, and the file while it is there. */
export function ExportList({ exports, fetching, onFetch }: ExportListProps) {
  return (
    <Surface
      title="Exports"
      subtitle="A file is kept sealed for a day, for whoever asked for it; who received what stays on record"
      isPadded={false}
    >
      {exports.length === 0 ? (
        <ViewMessage
          icon={<IconFileExport size={26} />}
          title="No exports yet"
          tone="gray"
          actions={
            <Button component={Link} href="/patients" variant="default">
              To the patients
            </Button>
          }
        >
          Choose patients on the list, then Export.
        </ViewMessage>
      ) : (
        <ul className={classes.list} aria-label="Exports">
          {exports.map((made) => (
            <ExportRow key={made.id} made={made} isFetching={fetching === made.id} onFetch={() => onFetch(made)} />
          ))}
        </ul>
      )}
    </Surface>
  );
}

function ExportRow({ made, isFetching, onFetch }: { made: PatientExport; isFetching: boolean; onFetch: () => void }) {
  const { label, tone } = EXPORT_STATE_WORDS[made.state];
  return (
    <li className={classes.row} data-export={made.id}>
      <div className={classes.what}>
        <p className={classes.name}>
          {made.recipient}
          {made.protection === 'passphrase' ? <IconLock size={15} aria-label="Encrypted" role="img" /> : null}
        </p>
        <p className={classes.quiet}>{purposeWords(made)}</p>
      </div>
      <div className={`${classes.quiet} ${classes.facts}`}>
        <p className={classes.line}>
          {made.content === 'both' ? 'Patients and insurance' : CONTENT_WORDS[made.content].label}:{' '}
          {patientsWords(made.patients)}, {made.format.toUpperCase()}
        </p>
        <p className={classes.line}>
          {made.is_deidentified ? 'De-identified · ' : ''}
          {made.requested_by_name ?? 'An account that is gone'}
        </p>
      </div>
      <div className={classes.state}>
        <Tag tone={tone} withDot>
          {label}
        </Tag>
        {made.state === 'making' ? (
          <Progress
            mt={6}
            size="sm"
            aria-label="Progress"
            value={(HUNDRED * made.progress) / Math.max(1, made.patients)}
          />
        ) : null}
      </div>
      <span className={classes.when}>
        <Since moment={made.created_at} />
      </span>
      <span className={classes.actions}>
        {made.is_mine && made.state === 'ready' ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={15} />}
            loading={isFetching}
            onClick={onFetch}
            aria-label={`Download: ${made.recipient}`}
          >
            Download
          </Button>
        ) : null}
      </span>
    </li>
  );
}
