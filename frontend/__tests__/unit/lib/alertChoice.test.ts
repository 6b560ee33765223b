import { describe, expect, it } from 'vitest';
import { alertQueryOf, readAlertChoice, writeAlertChoice } from '@/components/alerts/alertChoice';

const read = (query: string) => readAlertChoice(new URLSearchParams(query));

describe('the choice of alerts', () => {
  it('comes out of an address as it went in', () => {
    const address = '/alerts?view=mine&class=insurance&priority=high&alert=aaaaaaaaaaaaaaaaaaaa';
    expect(writeAlertChoice(read(address.split('?')[1] ?? ''))).toBe(address);
  });

  it('leaves out what it does not understand', () => {
    expect(writeAlertChoice(read('view=constructor&class=x&priority=__proto__&alert=Jessamy'))).toBe('/alerts');
  });

  it('asks the API for what is chosen, and for nothing else', () => {
    expect(alertQueryOf(read(''))).toEqual({ state: 'open' });
    expect(alertQueryOf(read('view=snoozed&priority=urgent'))).toEqual({
      state: 'open',
      snoozed: true,
      priority: 'urgent',
    });
    expect(alertQueryOf(read('view=closed&class=birthday&alert=aaaaaaaaaaaaaaaaaaaa'))).toEqual({
      state: 'closed',
      alert_class: 'birthday',
    });
  });
});
