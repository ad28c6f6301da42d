/** Compiles content in a process of its own: training takes a whole core for seconds, and turns go on here. */
import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../project-root';
import type { Problem } from './files';

/** The end of what a process said that failed: enough for a trace. No person has a part in it. */
const MOST_ERROR_CHARACTERS = 2_000;

export interface CompilePlan {
  /** The folder that holds `content` and `locales`. */
  readonly root: string;
  /** Where the result goes; what is there already and has not changed is not trained again. */
  readonly out: string;
  /** Ends the process. */
  readonly signal: AbortSignal;
}

/** What the process reports before it ends. */
export interface CompileReport {
  readonly problems: readonly Problem[];
}

/**
 * Gives the broken rules; none means that `out` is complete.
 * @throws Error when the process ends without a report.
 */
export async function compileApart({ root, out, signal }: CompilePlan): Promise<readonly Problem[]> {
  const program = join(projectRoot(), 'dist', 'src', 'commands', 'content.js');
  const child = fork(program, ['compile', '--root', root, '--out', out], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    signal,
  });
  // Families' turns come first where there are few cores.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return new Promise((resolve, reject) => {
    let report: CompileReport | undefined;
    let errors = '';
    child.stderr?.on('data', (data) => {
      errors = (errors + data).slice(-MOST_ERROR_CHARACTERS);
    });
    child.on('message', (message) => {
      report = message as CompileReport;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      const isTold = report !== undefined && (code === 0 || report.problems.length > 0);
      if (isTold) resolve(report!.problems);
      else reject(new Error(`the compiling process ended with ${code}: ${errors.trim()}`));
    });
  });
}
