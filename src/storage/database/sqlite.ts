/** The embedded engine: one file, one connection, write-ahead log. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import { guardQueries, whenNotBusy } from './guarded-queries';

const FILE_NAME = 'family-support.sqlite';
export const IN_MEMORY = ':memory:';

/**
 * NORMAL: a commit is in the operating system's hands, so a killed process loses nothing; only a power cut can
 * take the last chat turns. What must outlive a power cut runs in `durable`, which commits with FULL (connect.ts).
 * secure_delete: what is deleted is overwritten in the file.
 * wal_autocheckpoint: moving the log into the file waits for the disk, and everybody waits with it; at 16 MB it is
 * done a quarter as often as by default.
 */
const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'foreign_keys = ON',
  'busy_timeout = 0',
  'secure_delete = ON',
  'wal_autocheckpoint = 4000',
] as const;

/** Only the owner may look into the directory: it holds phone numbers. */
const DIRECTORY_MODE = 0o700;

/** Takes the write lock at the start: a read that turns into a write could fail in the middle. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Migrations run in one immediate transaction, so that two starting processes take turns. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class EmbeddedDialect extends SqliteDialect {
  constructor(private readonly config: SqliteDialectConfig) {
    super(config);
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.config);
  }
  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

/** The stores use a fixed set of SQL texts: each is compiled once. A pragma takes effect when compiled. */
function rememberStatements(database: Sqlite): SqliteDatabase {
  const statements = new Map<string, ReturnType<Sqlite['prepare']>>();
  const prepare = (sql: string) => {
    if (sql.startsWith('pragma')) return database.prepare(sql);
    const known = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return { prepare, close: () => database.close() };
}

export function embeddedFile(directory: string): string {
  return join(directory, FILE_NAME);
}

function fileIn(directory: string): string {
  if (directory === IN_MEMORY) return IN_MEMORY;
  mkdirSync(directory, { recursive: true, mode: DIRECTORY_MODE });
  return embeddedFile(directory);
}

/** Whether a database was made in the directory. */
export function hasFile(directory: string): boolean {
  return existsSync(join(directory, FILE_NAME));
}

async function openFile(file: string): Promise<Sqlite> {
  const database = new Sqlite(file, { timeout: 0 });
  for (const pragma of PRAGMAS) await whenNotBusy(() => database.pragma(pragma));
  return database;
}

export async function sqliteDialect(directory: string): Promise<SqliteDialect> {
  const database = rememberStatements(await openFile(fileIn(directory)));
  return new EmbeddedDialect({ database, onCreateConnection: guardQueries });
}
