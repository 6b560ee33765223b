// Fails when something that the product is built from is under a licence that the house does not take.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const TAKEN = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', '(MIT OR CC0-1.0)']);
/** Under other terms: a font (OFL-1.1), and data that the build reads (CC-BY-4.0). */
const EXCUSED = new Set(['@fontsource-variable/inter', 'caniuse-lite']);
/** Next's optional image processor: pictures are not processed here, and `next.config.ts` keeps it out of the build. */
const NOT_SHIPPED = /^(@img\/|sharp$)/;

const { packages } = JSON.parse(await readFile(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
const reached = new Set();

/** Where `name` is found from `path`, as Node looks for it. */
function placeOf(name, path) {
  const place = `${path === '' ? '' : `${path}/`}node_modules/${name}`;
  if (place in packages || path === '') {
    return place;
  }
  return placeOf(name, path.includes('/node_modules/') ? path.slice(0, path.lastIndexOf('/node_modules/')) : '');
}

function reach(path) {
  const { dependencies = {}, optionalDependencies = {} } = packages[path];
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const place = placeOf(name, path);
    if (place in packages && !reached.has(place)) {
      reached.add(place);
      reach(place);
    }
  }
}

reach('');
const refused = [...reached]
  .map((path) => ({ name: path.split('node_modules/').at(-1), license: packages[path].license }))
  .filter(({ name, license }) => !(TAKEN.has(license) || EXCUSED.has(name) || NOT_SHIPPED.test(name)));
for (const { name, license } of refused) {
  console.error(`${name} is under ${license ?? 'no licence that it names'}`);
}
process.exit(refused.length === 0 ? 0 : 1);
