/** What every query of both engines passes: no NUL characters, and patience with a locked SQLite file. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection } from 'kysely';

/** Longer than the longest write of another process (a purge batch, a migration) takes on a slow disk. */
const BUSY_PATIENCE_MS = 10_000;
/** Locks are held for about a millisecond; the random part keeps two waiters from meeting again. */
const BUSY_PAUSE_MS = 8;

const isBusy = (error: unknown): boolean =>
  String((error as { readonly code?: unknown } | undefined)?.code).startsWith('SQLITE_BUSY');

/**
 * Repeats while another connection holds SQLite's write lock. SQLite's own busy_timeout would sleep inside the
 * call and stop the event loop, and with it the very transaction of this process that is waited for.
 */
export async function whenNotBusy<T>(work: () => T | Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + BUSY_PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
      await sleep(1 + Math.random() * BUSY_PAUSE_MS);
    }
  }
}

const withoutNul = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;

/** Postgres refuses NUL in text; both engines store the replacement character instead. */
const clean = (query: CompiledQuery): CompiledQuery => ({
  ...query,
  parameters: query.parameters.map(withoutNul),
});

/** kysely's hook for a new connection: both guards around each query. */
export async function guardQueries(connection: DatabaseConnection): Promise<void> {
  const run = connection.executeQuery.bind(connection);
  connection.executeQuery = <R>(query: CompiledQuery) => whenNotBusy(() => run<R>(clean(query)));
}
