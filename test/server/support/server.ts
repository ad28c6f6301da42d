/** A real server on a free port, with the real content and a database of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp, type Overrides } from '../../../src/app';
import { type Environment, readConfig } from '../../../src/config';
import { createLog } from '../../../src/server/log';
import { testRoom } from '../../support/room';

export interface Running {
  readonly app: App;
  readonly url: string;
  /** Every line of the log so far. */
  readonly logged: string[];
  readonly directory: string;
  /** What it was started with; give it to `startServer` for a restart with the same data. */
  readonly env: Environment;
}

const running = new Set<Running>();
const directories = new Set<string>();

export function freshDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'server-test-'));
  directories.add(directory);
  return directory;
}

export async function startServer(settings: Environment = {}, overrides: Overrides = {}): Promise<Running> {
  const directory = settings['DATA_DIRECTORY'] ?? freshDirectory();
  const env = { PORT: '0', LOG_LEVEL: 'debug', ...settings, DATA_DIRECTORY: directory };
  const read = readConfig(env);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const logged: string[] = [];
  const log = createLog(read.config.logLevel, { write: (line: string) => void logged.push(line) });
  const room = overrides.root === undefined ? { room: testRoom() } : {};
  const app = await createApp(read.config, { ...room, log, ...overrides });
  await app.start();
  const server: Running = { app, url: app.url, logged, directory, env };
  running.add(server);
  return server;
}

export async function stopServer(server: Running): Promise<void> {
  running.delete(server);
  await server.app.stop();
}

/** For `afterAll` or `afterEach`. */
export async function stopServers(): Promise<void> {
  await Promise.all([...running].map(stopServer));
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
  directories.clear();
}
