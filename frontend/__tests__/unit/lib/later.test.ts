import { describe, expect, it } from 'vitest';
import { asLocal, fromLocal, laterChoices, momentIn, showUntil } from '@/lib/practice/later';

const NEW_YORK = 'America/New_York';
const at = (text: string) => new Date(text);
const untils = (now: string, zone = NEW_YORK) =>
  laterChoices(at(now), zone).map(({ until }) => until.toISOString().replace('.000Z', 'Z'));

describe('looking again later', () => {
  it('means an hour, the practice’s next morning, and its next Monday', () => {
    expect(untils('2026-11-25T20:00:00Z')).toEqual([
      '2026-11-25T21:00:00Z',
      '2026-11-26T13:00:00Z',
      '2026-11-30T13:00:00Z',
    ]);
  });

  it('goes by the practice’s day where it is another one than here', () => {
    expect(untils('2026-11-26T02:00:00Z')[1]).toBe('2026-11-26T13:00:00Z');
    expect(untils('2026-11-25T20:00:00Z', 'Pacific/Auckland')[1]).toBe('2026-11-26T19:00:00Z');
  });

  it('never means the same Monday', () => {
    expect(untils('2026-11-30T14:00:00Z')[2]).toBe('2026-12-07T13:00:00Z');
  });

  it('is eight in the morning after the nights that have 23 and 25 hours', () => {
    expect(untils('2026-03-07T20:00:00Z')[1]).toBe('2026-03-08T12:00:00Z');
    expect(untils('2026-10-31T20:00:00Z')[1]).toBe('2026-11-01T13:00:00Z');
  });

  it('goes by the clock of the moment itself, on either side of the change', () => {
    expect(momentIn(NEW_YORK, '2026-03-08', '01:30').toISOString()).toBe('2026-03-08T06:30:00.000Z');
    expect(momentIn(NEW_YORK, '2026-03-08', '03:30').toISOString()).toBe('2026-03-08T07:30:00.000Z');
    expect(momentIn(NEW_YORK, '2026-11-01', '03:30').toISOString()).toBe('2026-11-01T08:30:00.000Z');
  });

  it('finds a moment in the hour that a night leaves out, and in the one that comes twice', () => {
    expect(momentIn(NEW_YORK, '2026-03-08', '02:30').toISOString()).toMatch(/^2026-03-08T0[67]:30/);
    expect(momentIn(NEW_YORK, '2026-11-01', '01:30').toISOString()).toMatch(/^2026-11-01T0[56]:30/);
  });

  it('is shown as people say it', () => {
    const now = at('2026-11-25T20:00:00Z');
    expect(showUntil('2026-11-25T21:05:00Z', now, NEW_YORK)).toBe('4:05 PM');
    expect(showUntil('2026-11-27T13:00:00Z', now, NEW_YORK)).toBe('Fri 8:00 AM');
    expect(showUntil('2026-12-24T13:00:00Z', now, NEW_YORK)).toBe('Dec 24, 2026, 8:00 AM');
  });

  it('goes into a field and out of it unchanged, on the practice’s clock', () => {
    expect(asLocal('2026-12-24T13:00:00Z', NEW_YORK)).toBe('2026-12-24T08:00');
    expect(fromLocal('2026-12-24T08:00', NEW_YORK)).toBe('2026-12-24T13:00:00.000Z');
    expect(fromLocal(asLocal('2026-07-01T12:15:00Z', 'Asia/Kolkata'), 'Asia/Kolkata')).toBe('2026-07-01T12:15:00.000Z');
  });
});
