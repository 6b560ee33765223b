import { describe, expect, it } from 'vitest';
import { amountWords, cronWords, failureWords, lastRunWords, progressOf } from '@/lib/words/jobWords';
import { aSchedule } from '../support/alertBuilders';

describe('the words of jobs', () => {
  it('do not call it success when nothing of what was due was done', () => {
    expect(amountWords(12, 0)).toBe('Did nothing of 12');
    expect(amountWords(3, 3)).toBe('Done 3 of 3');
    expect(amountWords(0, 0)).toBe('Nothing was due');
    expect(amountWords(null, null)).toBe('');
  });

  it('tell how the last run went', () => {
    expect(lastRunWords(aSchedule())).toBe('Done 3 of 3');
    expect(lastRunWords(aSchedule({ last_outcome: 'nothing_done', last_due: 12, last_done: 0 }))).toBe(
      'Did nothing of 12',
    );
    expect(lastRunWords(aSchedule({ last_outcome: 'failed', last_due: 0, last_done: 0 }))).toBe('Failed');
    expect(lastRunWords(aSchedule({ last_outcome: null }))).toBe('Has not ended yet');
    expect(lastRunWords(aSchedule({ last_outcome: null, last_run_at: null }))).toBe('Has not run yet');
  });

  it('say when something runs', () => {
    expect(cronWords('0 6 * * *')).toBe('Every day at 6:00 AM');
    expect(cronWords('30 15 * * *')).toBe('Every day at 3:30 PM');
    expect(cronWords('* * * * *')).toBe('Every minute');
    expect(cronWords('0 0 1 * *')).toBe('0 0 1 * *');
  });

  it('say why something failed, readably even where nobody has found words', () => {
    expect(failureWords('clearinghouse_unavailable')).toBe('The clearinghouse does not answer.');
    expect(failureWords('new.kind_of_failure')).toBe('New kind of failure.');
  });

  it('know how far a job has come only where it says what the whole is', () => {
    expect(progressOf({ progress: 5, total: 20 })).toBe(0.25);
    expect(progressOf({ progress: 5, total: null })).toBeNull();
    expect(progressOf({ progress: 0, total: 0 })).toBeNull();
  });
});
