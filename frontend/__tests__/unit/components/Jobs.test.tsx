import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { JobList } from '@/components/jobs/JobList';
import { ScheduleList } from '@/components/jobs/ScheduleList';
import { aJob, aSchedule } from '../support/alertBuilders';
import { show } from '../support/render';

function jobs(facts: Partial<Parameters<typeof JobList>[0]> = {}) {
  const calls = { onState: vi.fn(), onKind: vi.fn(), onCancel: vi.fn(), onReplay: vi.fn(), onMore: vi.fn() };
  show(
    <JobList
      jobs={[aJob()]}
      counts={{ queued: 4, running: 1, dead: 1, done: 1200 }}
      state="dead"
      kind={null}
      nameOf={() => 'Schedule'}
      busy={null}
      {...calls}
      {...facts}
    />,
  );
  return calls;
}

describe('the list of jobs', () => {
  it('shows how many there are in each state', async () => {
    const { onState } = jobs();
    expect(screen.getByRole('button', { name: 'Done 1,200' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Cancelled 0' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Failed 1' })).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('button', { name: 'Waiting 4' }));
    expect(onState).toHaveBeenCalledWith('queued');
  });

  it('says in words why a job failed, and tries it anew', async () => {
    const { onReplay } = jobs();
    const list = within(screen.getByRole('list', { name: 'Jobs' }));
    expect(list.getByText('The clearinghouse does not answer.')).toBeVisible();
    expect(list.getByText('Try 5 of 5')).toBeVisible();
    await userEvent.click(list.getByRole('button', { name: 'Replay: Insurance sync' }));
    expect(onReplay).toHaveBeenCalledWith(aJob().id);
    expect(list.queryByRole('button', { name: /Cancel/ })).toBeNull();
  });

  it('shows how far a job has come, and cancels it once', async () => {
    const { onCancel } = jobs({
      jobs: [aJob({ state: 'running', progress: 5, total: 20, failure: null, attempts: 2 })],
    });
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    expect(screen.getByText('5 of 20 · try 2 of 5')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel: Insurance sync' }));
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('offers no second cancelling', () => {
    jobs({ jobs: [aJob({ state: 'running', is_cancel_requested: true, failure: null })] });
    expect(screen.getByText(/is being cancelled/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Cancel:/ })).toBeNull();
  });

  it('does not call it success when nothing was done', () => {
    jobs({ jobs: [aJob({ state: 'done', due: 12, done: 0, failure: null, attempts: 1 })], state: 'done' });
    expect(screen.getByText('Did nothing of 12')).toBeVisible();
  });

  it('says when there is nothing', () => {
    jobs({ jobs: [], onMore: null });
    expect(screen.getByText('Nothing has failed for good.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
  });
});

describe('the list of schedules', () => {
  it('shows the next run on the practice’s clock and how the last one went', () => {
    show(<ScheduleList schedules={[aSchedule()]} busy={null} onRun={vi.fn()} onPause={vi.fn()} />);
    expect(screen.getByText('Jan 5, 2099, 6:00 AM')).toBeVisible();
    expect(screen.getByText('Every day at 6:00 AM')).toBeVisible();
    expect(screen.getByText('Done 3 of 3')).toBeVisible();
  });

  it('is run now, paused and resumed', async () => {
    const onRun = vi.fn();
    const onPause = vi.fn();
    const schedules = [aSchedule(), aSchedule({ name: 'insurance_sync', is_paused: true, last_outcome: 'missed' })];
    show(<ScheduleList schedules={schedules} busy={null} onRun={onRun} onPause={onPause} />);
    await userEvent.click(screen.getByRole('button', { name: 'Run now: Birthday alerts' }));
    await userEvent.click(screen.getByRole('button', { name: 'Pause: Birthday alerts' }));
    await userEvent.click(screen.getByRole('button', { name: 'Resume: Insurance sync' }));
    expect(onRun).toHaveBeenCalledWith('birthday_alerts');
    expect(onPause.mock.calls).toEqual([
      ['birthday_alerts', true],
      ['insurance_sync', false],
    ]);
    expect(screen.getByText('Paused')).toBeVisible();
    expect(screen.getByText('Missed')).toBeVisible();
  });
});
