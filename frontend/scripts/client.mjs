// Writes what the front end knows of the API from the backend's OpenAPI description: the types of its shapes, and the
// rules that its forms check. With --check, says whether both are current.
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapi, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { fieldRulesOf } from './field-rules.mjs';

const root = join(import.meta.dirname, '..');
const backend = join(root, '../backend');
const blob = ts.factory.createTypeReferenceNode('Blob');
const HEAD = '// Generated from the backend by `npm run client`; not edited by hand.\n';

const description = JSON.parse(
  execFileSync('uv', ['run', '--frozen', 'python', '-m', 'app.cli.openapi'], {
    cwd: backend,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  }),
);
const rules = `${HEAD}export const FIELD_RULES = ${JSON.stringify(fieldRulesOf(description.components.schemas), null, 2)} as const;\n`;
const nodes = await openapi(description, {
  transform: (schema) => (schema.contentMediaType || schema.format === 'binary' ? blob : undefined),
});
const fresh = { 'schema.d.ts': `${HEAD}${astToString(nodes)}`, 'fieldRules.ts': rules };

for (const [name, text] of Object.entries(fresh)) {
  const committed = join(root, 'src/lib/api', name);
  if (!process.argv.includes('--check')) {
    await writeFile(committed, text);
  } else if ((await readFile(committed, 'utf8').catch(() => '')) !== text) {
    console.error(`src/lib/api/${name} is not what the backend describes: run \`npm run client\` and commit it.`);
    process.exitCode = 1;
  }
}
