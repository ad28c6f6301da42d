/** Takes changed content in while the bot runs: checked and compiled elsewhere first, then taken all at once. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '../content/files';

/** `refused`: the content breaks rules. `failed`: it could not be compiled or opened. Both keep what was there. */
export type ReloadResult = 'taken' | 'refused' | 'failed';

export interface ReloadParts {
  /** What the build wrote, to begin with. */
  readonly compiled: string;
  /** Compiles into the folder; gives the broken rules. */
  readonly compile: (out: string, signal: AbortSignal) => Promise<readonly Problem[]>;
  /** Opens the folder and makes it what new turns see; rejects without having changed anything. */
  readonly take: (folder: string) => Promise<void>;
  readonly onProblems: (problems: readonly Problem[]) => void;
  readonly onError: (error: unknown) => void;
  readonly onDone: (result: ReloadResult) => void;
}

export class ContentReload {
  private readonly ending = new AbortController();
  /** Own folders, newest last: the newest two may still be read from. */
  private folders: string[] = [];
  private running: Promise<ReloadResult> | undefined;
  private next: Promise<ReloadResult> | undefined;

  constructor(private readonly parts: ReloadParts) {}

  /** A call while one is running makes one more after it, since files may have changed in between. */
  reload(): Promise<ReloadResult> {
    if (this.running) {
      this.next ??= this.running.then(() => {
        this.next = undefined;
        return this.reload();
      });
      return this.next;
    }
    this.running = this.run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Ends what is running and removes the own folders. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
    await this.remove(this.folders);
  }

  private async run(): Promise<ReloadResult> {
    if (this.ending.signal.aborted) return 'failed';
    const folder = await mkdtemp(join(tmpdir(), 'family-support-content-'));
    const result = await this.compileAndTake(folder).catch((error: unknown) => {
      if (!this.ending.signal.aborted) this.parts.onError(error);
      return 'failed' as const;
    });
    if (result === 'taken') await this.keep(folder);
    else await this.remove([folder]);
    this.parts.onDone(result);
    return result;
  }

  private async compileAndTake(folder: string): Promise<ReloadResult> {
    const { compiled, compile, take, onProblems } = this.parts;
    // Models of what has not changed are taken as they are.
    await cp(this.folders.at(-1) ?? compiled, folder, { recursive: true });
    const problems = await compile(folder, this.ending.signal);
    if (problems.length > 0) {
      onProblems(problems);
      return 'refused';
    }
    await take(folder);
    return 'taken';
  }

  private async keep(folder: string): Promise<void> {
    const old = this.folders.slice(0, -1);
    this.folders = [...this.folders.slice(-1), folder];
    await this.remove(old);
  }

  private async remove(folders: readonly string[]): Promise<void> {
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  }
}
