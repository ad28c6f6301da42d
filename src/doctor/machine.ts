/** The machine: Node, disk, clock, the folder for data, the port. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { bad, type Finding, good, note } from './finding';

const GIBIBYTE = 1_073_741_824;
/** The database of a busy year, its log and a copy of it. */
const ENOUGH_BYTES = 2 * GIBIBYTE;
/** Below this the next backup or upgrade will not fit. */
const LEAST_BYTES = GIBIBYTE / 4;
/** Tokens of one machine are read on others, and Microsoft's and Twilio's have times too. */
const MOST_SKEW_MS = 30_000;

function numbersOf(version: string): readonly number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}

/** `wanted` as in package.json, such as ">=22.13". */
export function checkNode(version: string, wanted: string): Finding {
  const [have, least] = [numbersOf(version), numbersOf(wanted)];
  const [major = 0, minor = 0] = have;
  const [leastMajor = 0, leastMinor = 0] = least;
  const isEnough = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  return isEnough
    ? good('Node', version)
    : bad('Node', `${version} is too old`, `install Node ${wanted}, or start with npm, which brings its own`);
}

/** The folder itself, or the nearest one above it that is there. */
function existing(folder: string): string {
  const path = resolve(folder);
  return existsSync(path) || path === dirname(path) ? path : existing(dirname(path));
}

export async function checkDisk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(existing(folder));
  const free = bavail * bsize;
  const says = `${(free / GIBIBYTE).toFixed(1)} GiB free`;
  if (free >= ENOUGH_BYTES) return good('Disk', says);
  const todo = 'make room on the disk of DATA_DIRECTORY';
  return free < LEAST_BYTES ? bad('Disk', says, todo) : note('Disk', says, todo);
}

function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export function checkDataFolder(folder: string): Finding {
  const about = 'Data folder';
  if (!canWrite(existing(folder)))
    return bad(
      about,
      'this user may not write there',
      'give it to the user of the service: chown, or DATA_DIRECTORY',
    );
  if (!existsSync(folder)) return note(about, 'not there yet: the first start makes it');
  const isOpen = (statSync(folder).mode & 0o077) !== 0;
  return isOpen
    ? note(about, 'other users of this machine may look into it', 'chmod 700 on DATA_DIRECTORY')
    : good(about, 'for its owner alone');
}

export interface Clocks {
  readonly nowMs: number;
  /** When the program was installed: no right clock is before it. */
  readonly installedMs: number;
  readonly databaseMs: number | undefined;
}

export function checkClock({ nowMs, installedMs, databaseMs }: Clocks): Finding {
  const about = 'Clock';
  const todo = 'set the clock by NTP';
  if (nowMs < installedMs) return bad(about, 'is before the day on which the program was installed', todo);
  if (databaseMs === undefined) return good(about, `${new Date(nowMs).toISOString()}, compared with nothing`);
  const skewMs = Math.abs(nowMs - databaseMs);
  return skewMs > MOST_SKEW_MS
    ? bad(about, `${Math.round(skewMs / 1_000)} seconds from the database's`, todo)
    : good(about, "the same as the database's");
}

/** Whether the address can be listened on; the bot itself may be using it. */
export async function checkPort(port: number, host: string): Promise<Finding> {
  const server = createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    server.once('error', ({ code = 'error' }: NodeJS.ErrnoException) => resolve(code));
    server.listen(port, host, () => resolve(undefined));
  });
  server.close();
  if (code === undefined) return good('Port', `${host}:${port} is free`);
  if (code === 'EADDRINUSE') return note('Port', `${host}:${port} is in use: by the bot, if it is running`);
  return bad('Port', `${host}:${port} cannot be listened on (${code})`, 'check HOST and PORT');
}
