/**
 * For operators. `npm run database -- migrate`, before a start of many machines;
 * `npm run database -- backup FILE`, of the embedded database, also while the bot runs;
 * `npm run database -- undelivered [--retry]`, call-back requests that nobody could be told of.
 */
import { parseArgs } from 'node:util';
import { type Config, describeProblem, readEnvironment } from '../config';
import { backUpEmbedded } from '../storage/backup';
import { migrateStorage } from '../storage/migrate';
import { openStorage } from '../storage/open-storage';

/** More than this many at once need another look than this list. */
const MOST_SHOWN = 500;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function placeOf({ databaseUrl: url, dataDirectory: directory }: Config) {
  return { url, directory };
}

async function migrate(config: Config): Promise<void> {
  const names = await migrateStorage(placeOf(config));
  say(names.length === 0 ? 'Nothing to migrate.' : `Migrated: ${names.join(', ')}`);
}

async function backUp(config: Config, file: string | undefined): Promise<void> {
  if (config.databaseUrl) throw new Error('back up Postgres with pg_dump (docs/operations.md)');
  if (file === undefined) throw new Error('name the file: npm run database -- backup FILE');
  await backUpEmbedded(config.dataDirectory, file);
  say(`Written: ${file}`);
}

/** Without names and numbers: the id finds the request in the database. */
async function undelivered(config: Config, isRetry: boolean): Promise<void> {
  const { outbox, close } = await openStorage(placeOf(config));
  try {
    const letters = await outbox.deadLetters(MOST_SHOWN);
    for (const { id, kind, attempts, reason, diedMs } of letters) {
      say(`${new Date(diedMs).toISOString()} ${kind} ${id} after ${attempts} attempts: ${reason}`);
      if (isRetry) await outbox.revive(id, Date.now());
    }
    say(`${letters.length} not delivered${isRetry ? '; the bot tries them again now' : ''}.`);
  } finally {
    await close();
  }
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    options: { retry: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const read = readEnvironment();
  if ('problems' in read) throw new Error(read.problems.map(describeProblem).join('\n'));
  const [command, file] = positionals;
  if (command === 'migrate') return migrate(read.config);
  if (command === 'backup') return backUp(read.config, file);
  if (command === 'undelivered') return undelivered(read.config, values.retry);
  throw new Error('say which: migrate, backup FILE, undelivered [--retry]');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
