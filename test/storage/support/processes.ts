/** Starts `worker.ts` as real processes. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Task } from './worker';

const MODULES = resolve(__dirname, '../../../node_modules');

export interface Workers {
  /** Runs to the end and gives the confirmed lines; rejects when the process failed. */
  run(task: Task): Promise<readonly string[]>;
  /** As on a full disk: no file may grow beyond this. Gives the lines confirmed until the process failed. */
  runOutOfSpace(task: Task, mostKilobytes: number): Promise<readonly string[]>;
  /** Kills with SIGKILL some time after the given number of lines; gives the confirmed lines. */
  runAndKill(task: Task, afterLines: number, thenMs: number): Promise<readonly string[]>;
  remove(): void;
}

/** What was written when the pipe closed; a killed writer may leave half a line, which confirms nothing. */
const wholeLines = (output: string): readonly string[] => output.split('\n').slice(0, -1);

function killAfter(child: ChildProcess, afterLines: number, thenMs: number): void {
  let lines = 0;
  const count = (chunk: Buffer) => {
    lines += chunk.toString().split('\n').length - 1;
    if (lines < afterLines) return;
    child.stdout?.off('data', count);
    setTimeout(() => child.kill('SIGKILL'), thenMs);
  };
  child.stdout?.on('data', count);
}

export function buildWorkers(): Workers {
  const directory = mkdtempSync(join(tmpdir(), 'storage-worker-'));
  const script = join(directory, 'worker.js');
  const flags = ['--bundle', '--platform=node', '--packages=external', '--log-level=error'];
  const esbuild = join(MODULES, 'esbuild/bin/esbuild');
  execFileSync(esbuild, [join(__dirname, 'worker.ts'), ...flags, `--outfile=${script}`]);

  const start = (task: Task, through: readonly string[] = []) => {
    const [command, ...rest] = [...through, process.execPath, script, JSON.stringify(task)];
    return spawn(command!, rest, {
      stdio: ['ignore', 'pipe', through.length > 0 ? 'ignore' : 'inherit'],
      env: { ...process.env, NODE_PATH: MODULES },
    });
  };

  const finish = async (child: ReturnType<typeof start>) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    return { output, code, signal };
  };

  return {
    async run(task) {
      const { output, code } = await finish(start(task));
      if (code !== 0) throw new Error(`The worker ended with ${code}.`);
      return wholeLines(output);
    },
    async runOutOfSpace(task, mostKilobytes) {
      const limited = `ulimit -f ${mostKilobytes}; exec "$@"`;
      const { output, code } = await finish(start(task, ['bash', '-c', limited, 'bash']));
      if (code === 0) throw new Error('The worker did not run out of space.');
      return wholeLines(output);
    },
    async runAndKill(task, afterLines, thenMs) {
      const child = start(task);
      killAfter(child, afterLines, thenMs);
      const { output, signal } = await finish(child);
      if (signal !== 'SIGKILL') throw new Error('The worker was not killed.');
      return wholeLines(output);
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
