import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRotateClockwise } from '@tabler/icons-react';
import type { Schedule, ScheduleName } from '@/lib/api/shapes';
import { showMoment } from '@/lib/practice/days';
import { showUntil } from '@/lib/practice/later';
import { usePracticeTime } from '@/lib/practice/PracticeTime';
import { Since } from '@/lib/ui/Since';
import { Surface } from '@/lib/ui/Surface';
import { Tag } from '@/lib/ui/Tag';
import { cronWords, lastRunWords, RUN_WORDS, SCHEDULE_WORDS } from '@/lib/words/jobWords';
import classes from './ScheduleList.module.css';

interface ScheduleListProps {
  schedules: readonly Schedule[];
  /** The schedule that something is being done with. */
  busy: ScheduleName | null;
  onRun: (name: ScheduleName) => void;
  onPause: (name: ScheduleName, isPaused: boolean) => void;
}

/** What happens by itself: when next, how it went last; times are the practice's. */
export function ScheduleList({ schedules, busy, onRun, onPause }: ScheduleListProps) {
  return (
    <Surface title="Schedules" subtitle="What happens by itself, on the practice’s clock" isPadded={false}>
      <ul className={classes.list} aria-label="Schedules">
        {schedules.map((schedule) => {
          const { label, meaning } = SCHEDULE_WORDS[schedule.name];
          const { name, is_paused } = schedule;
          return (
            <li key={name} className={classes.schedule} data-paused={is_paused || undefined} data-schedule={name}>
              <div>
                <h3 className={classes.name}>{label}</h3>
                <p className={classes.quiet}>{meaning}</p>
              </div>
              <NextRun schedule={schedule} />
              <LastRun schedule={schedule} />
              <div className={classes.actions}>
                <Button
                  size="xs"
                  variant="default"
                  leftSection={<IconRotateClockwise size={15} />}
                  loading={busy === name}
                  onClick={() => onRun(name)}
                  aria-label={`Run now: ${label}`}
                >
                  Run now
                </Button>
                <Button
                  size="xs"
                  variant="default"
                  leftSection={is_paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
                  disabled={busy === name}
                  onClick={() => onPause(name, !is_paused)}
                  aria-label={`${is_paused ? 'Resume' : 'Pause'}: ${label}`}
                >
                  {is_paused ? 'Resume' : 'Pause'}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </Surface>
  );
}

function NextRun({ schedule }: { schedule: Schedule }) {
  const { now, zone } = usePracticeTime();
  const { is_paused, next_run_at, cron } = schedule;
  return (
    <div>
      <p className={classes.when}>
        {is_paused ? (
          <Tag tone="amber">Paused</Tag>
        ) : (
          <>
            Next{' '}
            <time dateTime={next_run_at} title={showMoment(next_run_at, zone)}>
              {showUntil(next_run_at, now, zone)}
            </time>
          </>
        )}
      </p>
      <p className={classes.quiet}>{cronWords(cron)}</p>
    </div>
  );
}

function LastRun({ schedule }: { schedule: Schedule }) {
  const { last_outcome, last_finished_at, last_run_at } = schedule;
  const moment = last_finished_at ?? last_run_at;
  return (
    <p className={classes.last}>
      {last_outcome === null ? (
        <span className={classes.quiet}>{lastRunWords(schedule)}</span>
      ) : (
        <Tag tone={RUN_WORDS[last_outcome].tone} withDot>
          {lastRunWords(schedule)}
        </Tag>
      )}
      {moment === null ? null : (
        <span className={classes.quiet}>
          <Since moment={moment} />
        </span>
      )}
    </p>
  );
}
