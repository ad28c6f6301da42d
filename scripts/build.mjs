/** Builds what was made from other sources than those that are here: the program, the website's scripts, the content. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { step } from './build-step.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error) process.stderr.write(`build: ${error.message}; is everything installed? Run npm ci\n`);
  if (status !== 0) process.exit(status ?? 1);
}

export function build() {
  step({
    root,
    sources: ['src', 'dialogs', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    out: 'dist/src',
    work: () => run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json']),
  });
  step({
    root,
    sources: ['src/channels/web', 'locales', 'scripts/build-web.mjs', 'package-lock.json'],
    out: 'dist/web',
    work: () => run(process.execPath, ['scripts/build-web.mjs']),
  });
  step({
    root,
    sources: ['content', 'locales', 'dist/src/content', 'dist/src/core', 'dist/src/i18n'],
    out: 'dist/content',
    work: () => run(process.execPath, ['dist/src/commands/content.js', 'compile']),
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
