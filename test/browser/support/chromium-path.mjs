/**
 * Unpacks Chromium once a machine and prints where it is. The package unpacks into the temporary folder and takes
 * whatever stands there for complete; two tests at once would start half a browser. So: a folder of its own, then one
 * rename.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
const folder = join(tmpdir(), `test-chromium-${version}-${userInfo().uid}`);

if (!existsSync(folder)) {
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  process.env.TMPDIR = partial;
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  try {
    renameSync(partial, folder);
  } catch {
    rmSync(partial, { recursive: true, force: true });
  }
}
process.stdout.write(join(folder, 'chromium'));
