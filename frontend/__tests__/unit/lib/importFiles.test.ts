import { describe, expect, it } from 'vitest';
import { inPortions } from '@/lib/queries/importQueries';

const file = (size: number, name = 'x.xml') => {
  const made = new File([], name);
  Object.defineProperty(made, 'size', { value: size });
  return made;
};

describe('files to import', () => {
  it('go in portions of fifty, in order', () => {
    const files = Array.from({ length: 120 }, (_, at) => file(10, `${at}.xml`));
    const portions = inPortions(files);
    expect(portions.map((portion) => portion.length)).toEqual([50, 50, 20]);
    expect(portions.flat()).toEqual(files);
  });

  it('go in portions that a request carries', () => {
    expect(inPortions([file(6_000_000), file(5_000_000), file(1)]).map((portion) => portion.length)).toEqual([1, 2]);
  });

  it('may be none', () => {
    expect(inPortions([])).toEqual([]);
  });
});
