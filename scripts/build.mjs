/** Builds what is older than its sources: the program, the website's scripts, the content. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules', '.bin', name);

function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function run(command, args) {
  const { status, signal } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? (signal ? 1 : 0));
}

/** Runs a step when one of its sources is newer than its last run. */
function step(name, sources, work) {
  const stamp = join(root, 'dist', `.${name}`);
  const isFresh =
    existsSync(stamp) && sources.every((source) => newest(join(root, source)) <= statSync(stamp).mtimeMs);
  if (isFresh) return;
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}

export function build() {
  const program = ['src', 'dialogs', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
  step('program', program, () => run(bin('tsc'), ['-p', 'tsconfig.build.json']));
  step('web', ['src/channels/web', 'locales', 'scripts/build-web.mjs', 'package-lock.json'], () =>
    run(process.execPath, ['scripts/build-web.mjs']),
  );
  step('content', ['content', 'locales', 'dist/src/content', 'dist/src/core', 'dist/src/i18n'], () =>
    run(process.execPath, ['dist/src/commands/content.js', 'compile']),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
