// Writes src/lib/api/schema.d.ts from the backend's OpenAPI description; with --check, says whether it is current.
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapi, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const committed = join(root, 'src/lib/api/schema.d.ts');
const backend = join(root, '../backend');
const blob = ts.factory.createTypeReferenceNode('Blob');

const description = execFileSync('uv', ['run', '--frozen', 'python', '-m', 'app.cli.openapi'], {
  cwd: backend,
  encoding: 'utf8',
  maxBuffer: 64_000_000,
});
const nodes = await openapi(JSON.parse(description), {
  transform: (schema) => (schema.contentMediaType || schema.format === 'binary' ? blob : undefined),
});
const fresh = `// Generated from the backend by \`npm run client\`; not edited by hand.\n${astToString(nodes)}`;

if (!process.argv.includes('--check')) {
  await writeFile(committed, fresh);
} else if ((await readFile(committed, 'utf8').catch(() => '')) !== fresh) {
  console.error('src/lib/api/schema.d.ts is not what the backend describes: run `npm run client` and commit it.');
  process.exit(1);
}
