/** The real program as a process of its own, from the build. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/project-root';

const PROGRAM = join(projectRoot(), 'dist', 'src', 'index.js');

/** As `npm start` runs it: the space for young objects is kept small, and with it the resting process. */
const NODE_FLAGS = ['--max-semi-space-size=16'];

export interface BotProcess {
  readonly url: string;
  readonly pid: number;
  /** From the spawn to the line that says where it listens. */
  readonly startedInMs: number;
  readonly hasEnded: boolean;
  /** SIGKILL: nothing is finished or closed. */
  kill(): Promise<void>;
  /** SIGTERM: what is running is finished. */
  stop(): Promise<void>;
}

/** A test that fails leaves no process behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

const folders: string[] = [];

/** An empty folder that `removeFolders` takes away. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bot-process-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The program names the public address, where it has one; a test needs the port. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function opened(child: ChildProcess): Promise<void> {
  let output = '';
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`The program ended:\n${output}`)));
  const isOpen = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      if (/^Open \S+$/m.test(output)) resolve();
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
  });
  ended.catch(() => undefined);
  return Promise.race([isOpen, ended]);
}

export interface StartOptions {
  readonly settings: Readonly<Record<string, string>>;
  /** Flags of Node itself, such as for a profile. */
  readonly nodeFlags?: readonly string[];
  readonly program?: string;
}

export async function startBot({
  settings,
  nodeFlags = [],
  program = PROGRAM,
}: StartOptions): Promise<BotProcess> {
  const port = await freePort();
  const beganMs = performance.now();
  const child = spawn(process.execPath, [...NODE_FLAGS, ...nodeFlags, program], {
    // No file of settings of the project counts here.
    cwd: newFolder(),
    env: { PATH: process.env['PATH'], PORT: String(port), LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  running.add(child);
  child.once('exit', () => running.delete(child));
  await opened(child);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await gone;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    startedInMs: performance.now() - beganMs,
    get hasEnded() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
