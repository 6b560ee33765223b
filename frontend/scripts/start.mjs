// Starts the build. PFINNI_API_URL points it at another API than the one it was built for: rewrites are fixed at
// build time, so a copy of the build with another target is started instead, and the build stays as it is.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const built = join(import.meta.dirname, '../.next/standalone');
const manifestPath = '.next/routes-manifest.json';

const manifest = await readFile(join(built, manifestPath), 'utf8').catch(() => {
  console.error('There is no build here yet: run `npm run build` first.');
  process.exit(1);
});
const target = new URL(JSON.parse(manifest).rewrites.afterFiles[0].destination.replace('/:path*', '')).origin;
const wanted = new URL(process.env.PFINNI_API_URL ?? target).origin;

let folder = built;
if (wanted !== target) {
  folder = await mkdtemp(join(tmpdir(), 'pfinni-web-'));
  await cp(built, folder, { recursive: true });
  await writeFile(join(folder, manifestPath), manifest.replaceAll(target, wanted));
}

const server = spawn(process.execPath, ['server.js'], {
  cwd: folder,
  stdio: 'inherit',
  env: {
    PORT: '3000',
    ...process.env,
    // The server's own name for this is HOSTNAME, which shells and containers set to something else.
    HOSTNAME: process.env.PFINNI_WEB_HOST ?? '127.0.0.1',
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  },
});
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isStopping = true;
    server.kill(signal);
  });
}
server.on('exit', async (code) => {
  if (folder !== built) {
    await rm(folder, { recursive: true, force: true });
  }
  process.exit(isStopping ? 0 : (code ?? 1));
});
