import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../../../..');
const UV = 'run --frozen --quiet --project backend'.split(' ');

/** Moves the clock of the demo under test forward, as its operator does; gives what the command says. */
export async function forward(time: string): Promise<string> {
  const command = [...UV, 'pfinni', 'clock', '--forward', time];
  const { stdout } = await promisify(execFile)(join(root, 'scripts/uv.sh'), command, { cwd: root });
  return stdout;
}
