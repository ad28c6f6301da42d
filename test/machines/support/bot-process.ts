/** The real program as a process of its own, from the build. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../src/project-root';

const PROGRAM = join(projectRoot(), 'dist', 'src', 'index.js');

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

async function addressOf(child: ChildProcess): Promise<string> {
  let output = '';
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`The program ended:\n${output}`)));
  const opened = new Promise<string>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /^Open (\S+)/m.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
  });
  ended.catch(() => undefined);
  return Promise.race([opened, ended]);
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
  const beganMs = performance.now();
  const child = spawn(process.execPath, [...nodeFlags, program], {
    // No file of settings of the project counts here.
    cwd: newFolder(),
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const url = await addressOf(child);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await gone;
  };
  return {
    url,
    pid: child.pid!,
    startedInMs: performance.now() - beganMs,
    get hasEnded() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
