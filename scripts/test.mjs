/** Builds what is stale, runs jest with the given arguments, and closes with `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

build();
const jest = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'jest', 'bin', 'jest.js');
const figures = join(mkdtempSync(join(tmpdir(), 'test-figures-')), 'figures');
const { status } = spawnSync(process.execPath, [jest, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_FIGURES_FILE: figures },
});
process.stdout.write(existsSync(figures) ? readFileSync(figures, 'utf8') : '0 passed, 1 failed\n');
process.exit(status ?? 1);
