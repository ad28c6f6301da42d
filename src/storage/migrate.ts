/** Brings a database to the tables of this version; at start, and by command before a start of many. */
import { type Kysely, Migrator } from 'kysely';
import { connect } from './database/connect';
import type { Tables } from './database/tables';
import { MIGRATIONS } from './migrations';
import type { StorageOptions } from './storage';

function migratorOf(db: Kysely<Tables>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
}

/** The names of the migrations that have not run yet. Changes nothing. */
export async function pendingMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const all = await migratorOf(db).getMigrations();
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
}

/**
 * Runs what has not run yet, all or nothing. Processes that start at once take turns: an advisory lock on
 * Postgres, the write lock on SQLite. Gives the names of the migrations that this call ran.
 */
export async function migrateToLatest(db: Kysely<Tables>): Promise<readonly string[]> {
  const { error, results } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** For a command: opens, migrates, closes. */
export async function migrateStorage(options: StorageOptions): Promise<readonly string[]> {
  const { db } = await connect(options);
  try {
    return await migrateToLatest(db);
  } finally {
    await db.destroy();
  }
}
