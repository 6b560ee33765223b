import { Button, Progress } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import type { Job } from '@/lib/api/shapes';
import { showUntil } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Since } from '@/lib/ui/Since';
import { amountWords, failureWords, JOB_WORDS, progressOf } from '@/lib/words/jobWords';
import classes from './JobRow.module.css';

const HUNDRED = 100;

interface JobRowProps {
  job: Job;
  /** Who asked for it. */
  by: string;
  isBusy: boolean;
  onCancel: () => void;
  onReplay: () => void;
}

/** One job: what, for whom, how far or why not, and since when. */
export function JobRow({ job, by, isBusy, onCancel, onReplay }: JobRowProps) {
  const { label } = JOB_WORDS[job.kind];
  const isWaiting = job.state === 'queued' || job.state === 'running';
  const isReplayable = job.state === 'dead' || job.state === 'cancelled';
  return (
    <li className={classes.job} data-job={job.id}>
      <div>
        <p className={classes.name}>{label}</p>
        <p className={classes.quiet}>{by}</p>
      </div>
      <div className={classes.how}>
        <How job={job} />
      </div>
      <span className={classes.when}>
        <When job={job} />
      </span>
      <span className={classes.actions}>
        {isWaiting && !job.is_cancel_requested ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconX size={15} />}
            loading={isBusy}
            onClick={onCancel}
            aria-label={`Cancel: ${label}`}
          >
            Cancel
          </Button>
        ) : null}
        {isReplayable ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={15} />}
            loading={isBusy}
            onClick={onReplay}
            aria-label={`Replay: ${label}`}
          >
            Replay
          </Button>
        ) : null}
      </span>
    </li>
  );
}

/** How far it has come, what it did, or why it did not. */
function How({ job }: { job: Job }) {
  const attempts = job.attempts > 1 ? `Try ${job.attempts} of ${job.most_attempts}` : '';
  if (job.state === 'running') {
    return <Running job={job} attempts={attempts} />;
  }
  const amount = job.state === 'done' ? amountWords(job.due, job.done) : '';
  return (
    <>
      {amount}
      {job.failure === null ? null : failureWords(job.failure)}
      {attempts === '' ? null : <p className={classes.quiet}>{attempts}</p>}
    </>
  );
}

function Running({ job, attempts }: { job: Job; attempts: string }) {
  const share = progressOf(job);
  const words = [
    share === null ? 'Has begun' : `${job.progress} of ${job.total}`,
    job.is_cancel_requested ? 'is being cancelled' : '',
    attempts.toLowerCase(),
  ];
  return (
    <>
      <Progress value={(share ?? 1) * HUNDRED} animated={share === null} size="sm" aria-label="Progress" />
      <p className={classes.quiet}>{words.filter(Boolean).join(' · ')}</p>
    </>
  );
}

function When({ job }: { job: Job }) {
  const { now, zone } = usePracticeTime();
  if (job.state === 'queued' && Date.parse(job.run_at) > now.getTime()) {
    return <>due {showUntil(job.run_at, now, zone)}</>;
  }
  return <Since moment={job.finished_at ?? job.started_at ?? job.created_at} />;
}
