import { describe, expect, it } from 'vitest';
import { aboutWhom, followUpWords, showMoney, showShare, standingOf } from '@/lib/words/insuranceWords';

const TODAY = '2026-11-25';

describe('the standing of a coverage', () => {
  it.each([
    ['active', null, null, 'In force'],
    ['active', null, '2026-11-24', 'Ended'],
    ['active', null, '2026-11-25', 'Ends today'],
    ['active', null, '2026-11-26', 'Ends tomorrow'],
    ['active', null, '2026-12-31', 'Ends in 36 days'],
    ['active', null, '2027-12-31', 'In force'],
    ['active', '2027-01-01', null, 'Begins Jan 1, 2027'],
    ['pending', null, null, 'Pending'],
    ['inactive', null, '2027-12-31', 'Not in force'],
    ['undetermined', null, null, 'Not confirmed'],
  ] as const)('%s from %s to %s is: %s', (status, begins_on, ends_on, label) => {
    expect(standingOf(status, { begins_on, ends_on }, TODAY).label).toBe(label);
  });
});

describe('words of the payer', () => {
  it('say what to do, and nothing where the payer said nothing', () => {
    expect(followUpWords('C')).toBe('Correct it and check again.');
    expect(followUpWords('?')).toBeNull();
    expect(followUpWords(null)).toBeNull();
  });

  it('say whom a rejection is about', () => {
    expect(aboutWhom('2100A')).toBe('About the payer');
    expect(aboutWhom('2100B')).toBe('About the practice');
    expect(aboutWhom('2100D')).toBe('About the patient');
  });

  it('write money and shares', () => {
    expect([showMoney('1500'), showMoney('640.25'), showMoney('0'), showShare('0.2')]).toEqual([
      '$1,500',
      '$640.25',
      '$0',
      '20%',
    ]);
  });
});
