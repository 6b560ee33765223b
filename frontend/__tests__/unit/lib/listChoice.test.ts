import { describe, expect, it } from 'vitest';
import { isFiltered, queryOf, readChoice, withoutFilters, writeChoice } from '@/components/patients/listChoice';

const read = (query: string) => readChoice(new URLSearchParams(query));

describe('the choice of a list', () => {
  it('comes out of an address as it went in', () => {
    const address =
      '/patients?status=active&status=urgent&coverage=ending_soon&payer_id=aaaaaaaaaaaaaaaaaaaa&pending_review=true&descending=true&order=updated';
    expect(writeChoice(read(address.split('?')[1] ?? ''))).toBe(address);
  });

  it('leaves out what it does not understand', () => {
    const choice = read('status=nobody&coverage=x&order=__proto__&payer_id=1&archived=maybe&q=Smith');
    expect(writeChoice(choice)).toBe('/patients');
  });

  it('asks the API for what is chosen, and for nothing else', () => {
    expect(queryOf(read('status=churned'))).toEqual({ status: ['churned'], order: 'name', descending: false });
  });

  it('keeps its order when the filters are cleared', () => {
    const choice = withoutFilters(read('status=active&archived=true&order=mrn'));
    expect(writeChoice(choice)).toBe('/patients?order=mrn');
    expect(isFiltered(choice)).toBe(false);
  });
});
