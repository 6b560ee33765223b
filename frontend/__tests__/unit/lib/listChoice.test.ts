import { describe, expect, it } from 'vitest';
import { chipsOf } from '@/components/patients/filterChips';
import {
  choiceOf,
  criteriaOf,
  isFiltered,
  queryOf,
  readChoice,
  withoutFilters,
  writeChoice,
} from '@/components/patients/listChoice';

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

  it('keeps ages, days, birthdays, the state and columns too', () => {
    const query =
      'state=WI&coverage_ends_from=2027-01-01&age_from=18&age_to=25&birthday_within=30&changed_to=2026-11-01&without_provider=true&column=status&column=provider';
    expect(writeChoice(read(query))).toBe(`/patients?${query}`);
    expect(queryOf(read('age_from=18&birthday_within=0'))).toEqual({
      age_from: 18,
      birthday_within: 0,
      order: 'name',
      descending: false,
    });
  });

  it('takes no day that is none, no age that nobody has, and no state that is none', () => {
    const choice = read('changed_from=2026-1-1&coverage_ends_to=2026-99-01&age_to=151&birthday_within=x&state=ZZ');
    expect(writeChoice(choice)).toBe('/patients');
  });

  it('is in a saved view what it was when it was saved', () => {
    const choice = read(
      'status=active&status=urgent&tag=AbCdEfGhIjKlMnOpQrStUv_-&age_from=65&archived=true&order=created&descending=true&column=none',
    );
    const view = {
      id: 'aaaaaaaaaaaaaaaaaaaa',
      version: 1,
      name: 'Seniors',
      criteria: criteriaOf(choice),
      order: choice.order,
      descending: choice.descending,
      columns: choice.columns,
      is_default: false,
      created_at: '2026-11-25T17:04:13Z',
      updated_at: '2026-11-25T17:04:13Z',
    };
    expect(choiceOf(view)).toEqual(choice);
  });

  it('says each filter in words, and is without it when that is taken away', () => {
    const choice = read('status=active&status=urgent&age_from=18&age_to=25&birthday_within=0&without_provider=true');
    const chips = chipsOf(choice, { payers: [], providers: [], tags: [] });
    expect(chips.map(({ label }) => label)).toEqual([
      'Active',
      'Urgent',
      'No provider',
      'Age: 18 to 25',
      'Birthday today',
    ]);
    const address = chips[3] === undefined ? '' : writeChoice(chips[3].without);
    expect(address).toBe('/patients?status=active&status=urgent&birthday_within=0&without_provider=true');
  });

  it('keeps tags by their codes and says them in words', () => {
    const [code, other] = ['AbCdEfGhIjKlMnOpQrStUv_-', 'a'.repeat(24)];
    const query = `tag=${code}&tag=${other}&not_contacted_since=2026-09-01&order=last_contact&column=tags`;
    const choice = read(`${query}&tag=${encodeURIComponent('a word')}`);
    expect(writeChoice(choice)).toBe(`/patients?${query}`);
    expect(queryOf(choice)).toMatchObject({ tag: [code, other], not_contacted_since: '2026-09-01' });
    const tags = [{ code, label: 'Recall', patients: 3 }];
    const chips = chipsOf(choice, { payers: [], providers: [], tags });
    expect(chips.map(({ label }) => label)).toEqual([
      'Tag: Recall',
      'Tag: one that nobody has',
      'No contact since Sep 1, 2026',
    ]);
    expect(chips[0]?.without.tag).toEqual([other]);
  });

  it('keeps its order when the filters are cleared', () => {
    const choice = withoutFilters(read('status=active&archived=true&order=mrn'));
    expect(writeChoice(choice)).toBe('/patients?order=mrn');
    expect(isFiltered(choice)).toBe(false);
  });
});
