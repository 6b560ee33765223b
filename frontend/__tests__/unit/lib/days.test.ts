import { describe, expect, it } from 'vitest';
import { ageOn, dayIn, daysBetween, greeting, showDay, showMoment, showSince } from '@/lib/practice/days';

const ZONE = 'America/New_York';

describe('days', () => {
  it('are never moved by a time zone', () => {
    expect(showDay('1980-03-12')).toBe('Mar 12, 1980');
    expect(showDay('2024-02-29')).toBe('Feb 29, 2024');
    expect(showDay('0099-01-01')).toContain('Jan 1,');
  });

  it('lie as far apart as a calendar says, over the change of the clocks too', () => {
    expect(daysBetween('2026-10-31', '2026-11-02')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
  });

  it.each([
    ['1980-03-12', '2026-03-11', '45'],
    ['1980-03-12', '2026-03-12', '46'],
    ['2000-02-29', '2025-02-28', '24'],
    ['2000-02-29', '2025-03-01', '25'],
    ['1926-11-12', '2026-11-25', '100'],
    ['2026-05-26', '2026-11-25', '5 mo'],
    ['2024-11-25', '2026-11-25', '2'],
    ['2026-11-20', '2026-11-25', 'newborn'],
  ])('somebody born on %s is %s: %s', (birth, today, age) => {
    expect(ageOn(birth, today)).toBe(age);
  });
});

describe('moments', () => {
  it("are shown in the practice's zone", () => {
    expect(showMoment('2026-11-26T02:30:00Z', ZONE)).toBe('Nov 25, 2026, 9:30 PM');
  });

  it("begin a new day at the practice's midnight", () => {
    expect(dayIn(ZONE, new Date('2026-11-26T04:59:00Z'))).toBe('2026-11-25');
    expect(dayIn(ZONE, new Date('2026-11-26T05:00:00Z'))).toBe('2026-11-26');
  });

  it.each([
    ['2026-11-25T16:59:30Z', 'just now'],
    ['2026-11-25T16:45:00Z', '15 min ago'],
    ['2026-11-25T13:00:00Z', '4 h ago'],
    ['2026-11-25T04:59:00Z', 'yesterday'],
    ['2026-11-20T17:00:00Z', 'Nov 20, 2026'],
  ])('%s was %s', (moment, words) => {
    expect(showSince(moment, new Date('2026-11-25T17:00:00Z'), ZONE)).toBe(words);
  });

  it.each([
    ['2026-11-25T09:59:00Z', 'Good evening'],
    ['2026-11-25T10:00:00Z', 'Good morning'],
    ['2026-11-25T17:00:00Z', 'Good afternoon'],
    ['2026-11-25T23:00:00Z', 'Good evening'],
  ])('at %s the greeting is %s', (moment, words) => {
    expect(greeting(new Date(moment), ZONE)).toBe(words);
  });
});
