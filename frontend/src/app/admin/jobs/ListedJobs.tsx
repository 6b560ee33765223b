import { type ReactNode, useState } from 'react';
import { JobList } from '@/components/jobs/JobList';
import { asProblem } from '@/lib/api/problem';
import type { JobKind, JobState } from '@/lib/api/shapes';
import { useCancelJob, useJobList, useReplayJob } from '@/lib/queries/jobQueries';
import { useMe } from '@/lib/queries/sessionQueries';
import { Answer } from '@/lib/ui/Answer';
import { tellDone, tellFailed } from '@/lib/ui/toasts';
import { actorNames } from '@/lib/words/actorWords';

/** Jobs by state; the page looks again every few seconds by itself. */
export function ListedJobs({ skeleton }: { skeleton: ReactNode }) {
  const [state, setState] = useState<JobState>('dead');
  const [kind, setKind] = useState<JobKind | null>(null);
  const jobs = useJobList({ state, kind });
  const cancel = useCancelJob();
  const replay = useReplayJob();
  const nameOf = actorNames(useMe().data, []);
  const onError = (error: unknown) => tellFailed(asProblem(error));
  const replayed = replay.isPending ? replay.variables : null;
  return (
    <Answer query={jobs} skeleton={skeleton}>
      {({ pages }) => (
        <JobList
          jobs={pages.flatMap(({ items }) => items)}
          counts={pages.at(-1)?.counts ?? {}}
          state={state}
          kind={kind}
          onState={setState}
          onKind={setKind}
          nameOf={nameOf}
          busy={cancel.isPending ? cancel.variables : replayed}
          onCancel={(id) => cancel.mutate(id, { onError })}
          onReplay={(id) => replay.mutate(id, { onSuccess: () => tellDone('It waits to be tried anew.'), onError })}
          onMore={jobs.hasNextPage ? () => jobs.fetchNextPage() : null}
        />
      )}
    </Answer>
  );
}
