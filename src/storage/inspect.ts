/** Looks at a database without changing it: whether it answers, and what the next start would do to it. */
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { connect, type Database, DEFAULT_DIRECTORY } from './database/connect';
import { embeddedFile } from './database/sqlite';
import { pendingMigrations } from './migrate';
import type { StorageOptions } from './storage';

export interface Inspection {
  /** False for an embedded database that the first start will make. */
  readonly exists: boolean;
  /** Names of migrations that the next start runs. */
  readonly pending: readonly string[];
  /** The database's own clock; undefined for the embedded one, which has this machine's. */
  readonly clockMs?: number;
}

async function clockOf({ db, engine }: Database): Promise<{ readonly clockMs?: number }> {
  if (engine !== 'postgres') return {};
  const { rows } = await sql<{
    seconds: string;
  }>`select extract(epoch from clock_timestamp()) as seconds`.execute(db);
  return { clockMs: Number(rows[0]!.seconds) * 1_000 };
}

/** Rejects when the database cannot be reached. */
export async function inspectStorage(options: StorageOptions): Promise<Inspection> {
  const isMissing = !options.url && !existsSync(embeddedFile(options.directory ?? DEFAULT_DIRECTORY));
  if (isMissing) return { exists: false, pending: [] };
  const database = await connect(options);
  try {
    return { exists: true, pending: await pendingMigrations(database.db), ...(await clockOf(database)) };
  } finally {
    await database.db.destroy();
  }
}
