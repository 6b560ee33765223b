import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '../../../src');
const GIVES_SOMETHING_BACK = /use(?:Layout|Insertion)?Effect\(\s*(?:async\b|\(\) => (?!\{|\(\) =>))/;

/** What an effect gives back is called when the view goes: a promise of `scrollTo` made the page fail. */
it('effects stand in braces, and give back nothing by accident', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  expect(files.length).toBeGreaterThan(100);
  const wrong = files.filter((name) => GIVES_SOMETHING_BACK.test(readFileSync(join(SOURCES, name), 'utf8')));
  expect(wrong).toEqual([]);
});
