/**
 * Teams without a tenant: `npm run teams:playground` starts the bot and Microsoft's playground beside it.
 * Open the address that it names; Ctrl-C ends both. The playground is a development tool of Microsoft's.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { PORT = '3978', PLAYGROUND_PORT = '56150' } = process.env;
const cli = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
const run = join(dirname(fileURLToPath(import.meta.url)), 'run.mjs');
/** The playground leaves files where it is started. */
const folder = mkdtempSync(join(tmpdir(), 'teams-playground-'));

// Without an app id the bot answers this machine alone, which is where the playground is.
const bot = spawn(process.execPath, [run, 'index'], {
  stdio: 'inherit',
  env: { ...process.env, PORT, MICROSOFT_APP_ID: '', MICROSOFT_APP_PASSWORD: '', DIRECT_LINE_SECRET: '' },
});
const options = ['-e', `http://127.0.0.1:${PORT}/api/messages`, '-c', 'msteams', '-p', PLAYGROUND_PORT];
const playground = spawn(process.execPath, [cli, ...options, '--disable-telemetry'], {
  cwd: folder,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
});
process.stdout.write(`Teams playground: http://127.0.0.1:${PLAYGROUND_PORT}\n`);

const both = [bot, playground];
for (const child of both)
  child.once('exit', () => {
    for (const other of both) other.kill();
  });
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    for (const child of both) child.kill(signal);
  });
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
