import type { ReactNode } from 'react';
import { ScheduleList } from '@/components/jobs/ScheduleList';
import { asProblem } from '@/lib/api/problem';
import { usePauseSchedule, useRunSchedule, useSchedules } from '@/lib/queries/jobQueries';
import { Answer } from '@/lib/ui/Answer';
import { tellDone, tellFailed } from '@/lib/ui/toasts';
import { SCHEDULE_WORDS } from '@/lib/words/jobWords';

/** What happens by itself, and how to have it happen now or not at all. */
export function ListedSchedules({ skeleton }: { skeleton: ReactNode }) {
  const schedules = useSchedules();
  const run = useRunSchedule();
  const pause = usePauseSchedule();
  const onError = (error: unknown) => tellFailed(asProblem(error));
  const paused = pause.isPending ? pause.variables.name : null;
  const busy = run.isPending ? run.variables : paused;
  return (
    <Answer query={schedules} skeleton={skeleton}>
      {(all) => (
        <ScheduleList
          schedules={all}
          busy={busy}
          onRun={(name) =>
            run.mutate(name, { onSuccess: () => tellDone(`Queued: ${SCHEDULE_WORDS[name].label}.`), onError })
          }
          onPause={(name, isPaused) => pause.mutate({ name, isPaused }, { onError })}
        />
      )}
    </Answer>
  );
}
