import { NativeSelect } from '@mantine/core';
import type { Job, JobKind, JobPage, JobState } from '@/lib/api/shapes';
import { ShowOlder } from '@/lib/ui/ShowOlder';
import { Surface } from '@/lib/ui/Surface';
import { JOB_WORDS } from '@/lib/words/jobWords';
import classes from './JobList.module.css';
import { JobRow } from './JobRow';
import { JobStates } from './JobStates';

const NONE: Record<JobState, string> = {
  running: 'Nothing runs at the moment.',
  queued: 'Nothing waits.',
  dead: 'Nothing has failed for good.',
  done: 'Nothing was done within the last day.',
  cancelled: 'Nothing was cancelled within the last day.',
};
const KINDS = Object.entries(JOB_WORDS).map(([value, { label }]) => ({ value, label }));

interface JobListProps {
  jobs: readonly Job[];
  counts: JobPage['counts'];
  state: JobState;
  kind: JobKind | null;
  onState: (state: JobState) => void;
  onKind: (kind: JobKind | null) => void;
  nameOf: (actor: string) => string;
  /** The job that something is being done with. */
  busy: string | null;
  onCancel: (id: string) => void;
  onReplay: (id: string) => void;
  onMore: (() => void) | null;
}

/** Jobs of one state, the newest first; those that failed for good can be tried anew. */
export function JobList(props: JobListProps) {
  const { jobs, counts, state, kind, onState, onKind, nameOf, busy, onCancel, onReplay, onMore } = props;
  return (
    <Surface title="Jobs" subtitle="What was done is remembered for a day" isPadded={false}>
      <div className={classes.tools}>
        <JobStates counts={counts} chosen={state} onChoose={onState} />
        <NativeSelect
          size="xs"
          aria-label="Kind"
          data={[{ value: '', label: 'Any kind' }, ...KINDS]}
          value={kind ?? ''}
          onChange={(event) => onKind((event.currentTarget.value || null) as JobKind | null)}
        />
      </div>
      {jobs.length === 0 ? (
        <p className={classes.none}>{NONE[state]}</p>
      ) : (
        <ul className={classes.list} aria-label="Jobs">
          {jobs.map((job) => (
            <JobRow
              key={job.id}
              job={job}
              by={nameOf(job.requested_by)}
              isBusy={busy === job.id}
              onCancel={() => onCancel(job.id)}
              onReplay={() => onReplay(job.id)}
            />
          ))}
        </ul>
      )}
      <ShowOlder onMore={onMore} />
    </Surface>
  );
}
