/** One handle for both engines: the only place where they differ for the stores. */
import { Kysely, sql, type Transaction } from 'kysely';
import type { StorageOptions } from '../storage';
import { postgresDialect } from './postgres';
import { IN_MEMORY, sqliteDialect } from './sqlite';
import type { Tables } from './tables';

export type Engine = 'memory' | 'sqlite' | 'postgres';
export type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;

export interface Database {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  /** One transaction whose commit outlives a power cut. */
  durable<T>(work: Work<T>): Promise<T>;
}

export const DEFAULT_DIRECTORY = 'data';

/** FULL flushes the log to the disk at commit, 0.3 to 3 ms by disk, and with it all that was written before. */
async function withFullSync<T>(db: Kysely<Tables>, work: Work<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`pragma synchronous = full`.execute(connection);
    try {
      return await connection.transaction().execute(work);
    } finally {
      await sql`pragma synchronous = normal`.execute(connection);
    }
  });
}

function postgres(url: string, onError: (error: Error) => void): Database {
  const db = new Kysely<Tables>({ dialect: postgresDialect(url, onError) });
  return { db, engine: 'postgres', durable: (work) => db.transaction().execute(work) };
}

async function embedded(directory: string): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: await sqliteDialect(directory) });
  const engine = directory === IN_MEMORY ? 'memory' : 'sqlite';
  return { db, engine, durable: (work) => withFullSync(db, work) };
}

export async function connect(options: StorageOptions): Promise<Database> {
  const onError = options.onBackgroundError ?? (() => undefined);
  return options.url ? postgres(options.url, onError) : embedded(options.directory ?? DEFAULT_DIRECTORY);
}
