/** The processes that are measured, each from compiled code, and what the machine tells of them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';
import { type BotProcess, newFolder, startBot } from '../../test/machines/support/bot-process';

export const TWILIO_TOKEN = 'a token for measuring';
/** Where Twilio would reach the service; it is part of what it signs. */
export const PUBLIC_URL = 'https://chat.example.org';

/** Counted, and never reached: counting is a part of each request. */
const NO_LIMIT = '1000000';

const settings = (): Record<string, string> => ({
  DATA_DIRECTORY: newFolder(),
  LIMIT_PER_ADDRESS: NO_LIMIT,
  LIMIT_PER_CONVERSATION: NO_LIMIT,
  TWILIO_AUTH_TOKEN: TWILIO_TOKEN,
  PUBLIC_URL,
});

export interface Programs {
  readonly echo: string;
  readonly plainEcho: string;
  remove(): void;
}

/** The echoes as the build makes the bot: plain JavaScript without a loader. */
export function buildEchoes(): Programs {
  const folder = mkdtempSync(join(projectRoot(), 'dist', 'bench-'));
  const build = (name: string) => {
    const outfile = join(folder, `${name}.js`);
    const source = join(projectRoot(), 'scripts', 'bench-load', `${name}.ts`);
    const flags = ['--bundle', '--platform=node', '--packages=external', '--log-level=error'];
    execFileSync(join(projectRoot(), 'node_modules', '.bin', 'esbuild'), [
      source,
      ...flags,
      `--outfile=${outfile}`,
    ]);
    return outfile;
  };
  return {
    echo: build('echo'),
    plainEcho: build('plain-echo'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface SubjectOptions {
  readonly program?: string;
  readonly databaseUrl?: string | undefined;
  readonly nodeFlags?: readonly string[];
  /** Further variables of the environment. */
  readonly more?: Readonly<Record<string, string>>;
}

export function startSubject({
  program,
  databaseUrl,
  nodeFlags = [],
  more = {},
}: SubjectOptions): Promise<BotProcess> {
  const database: Record<string, string> = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  return startBot({
    settings: { ...settings(), ...database, ...more },
    nodeFlags,
    ...(program === undefined ? {} : { program }),
  });
}

const CLOCK_TICKS_PER_SECOND = 100;
const KILOBYTE = 1_024;

/** Processor time of a process so far, all its threads; Linux. */
export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / CLOCK_TICKS_PER_SECOND;
}

/** Memory that a process holds; Linux. */
export function residentMegabytesOf(pid: number): number {
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return Math.round((kilobytes * KILOBYTE) / 1_000_000);
}
