/** Starts the built bot and asks it a question with Node 22, the oldest that `engines` admits: `npm run smoke:22`. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';

build();
const folder = mkdtempSync(join(tmpdir(), 'node-22-'));
const run = (command, args, options = {}) => spawnSync(command, args, { encoding: 'utf8', ...options });
const install = run('npm', ['install', '--no-save', '--prefix', folder, 'node@22'], {
  stdio: 'inherit',
});
if (install.status !== 0) process.exit(1);
const node = join(folder, 'node_modules', '.bin', 'node');
const version = run(node, ['--version']).stdout.trim();
const asked = run(node, ['dist/src/commands/ask.js', 'where do the donor cells come from']);
const isRight = asked.stdout?.includes('answer stem-cell-donor') ?? false;
const server = run(node, [
  '-e',
  "process.env.PORT='0';process.env.DATA_DIRECTORY=process.argv[1];require('./dist/src/index.js');setTimeout(()=>process.kill(process.pid,'SIGTERM'),4000)",
  folder,
]);
const isUp = server.stdout?.includes('Open http') ?? false;
process.stdout.write(
  `${version}: ask ${isRight ? 'answered' : 'FAILED'}, start ${isUp ? 'answered' : 'FAILED'}\n`,
);
process.exit(isRight && isUp ? 0 : 1);
