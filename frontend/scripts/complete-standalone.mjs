// Puts what the browser fetches beside the standalone server, which serves it itself.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const standalone = join(root, '.next/standalone');

await cp(join(root, '.next/static'), join(standalone, '.next/static'), { recursive: true });
await cp(join(root, 'public'), join(standalone, 'public'), { recursive: true });
