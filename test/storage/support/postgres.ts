/** A real Postgres for tests, with as many databases as they want. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { Client } from 'pg';

export interface TestPostgres {
  /** Creates a database without tables and gives its address. */
  emptyDatabase(): Promise<string>;
  /** Gives always the same database, with the rows of all its tables removed: much quicker than a new one. */
  clearedDatabase(): Promise<string>;
  /** Cuts every connection, stops, starts. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

async function nextLine(lines: Interface, server: ChildProcess): Promise<string> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const failed = once(server, 'exit', { signal }).then(([code]) =>
    Promise.reject(new Error(`Postgres ended: ${code}`)),
  );
  failed.catch(() => undefined);
  const [line] = (await Promise.race([once(lines, 'line', { signal }), failed])) as [string];
  waiting.abort();
  return line;
}

async function query<Row>(url: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as Row[];
}

async function createDatabase(url: string, name: string): Promise<string> {
  await query(`${url}postgres`, `create database ${name}`);
  return url + name;
}

/** The migrations' own tables stay: they say what has run. */
const OUR_TABLES = `select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`;

async function clear(url: string): Promise<string> {
  const tables = await query<{ tablename: string }>(url, OUR_TABLES);
  const deletes = tables.map(({ tablename }) => `delete from ${tablename}`);
  await query(url, deletes.join(';'));
  return url;
}

async function stopServer(server: ChildProcess): Promise<void> {
  const ended = once(server, 'exit');
  server.stdin?.end();
  await ended;
}

export async function startPostgres(): Promise<TestPostgres> {
  const script = join(__dirname, 'postgres-server.mjs');
  const server = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: server.stdout });
  const { url } = JSON.parse(await nextLine(lines, server)) as { url: string };
  let databases = 0;
  let shared: Promise<string> | undefined;
  const emptyDatabase = () => {
    databases += 1;
    return createDatabase(url, `test_${databases}`);
  };
  return {
    emptyDatabase,
    async clearedDatabase() {
      shared ??= emptyDatabase();
      return clear(await shared);
    },
    async restart() {
      server.stdin.write('restart\n');
      await nextLine(lines, server);
    },
    stop: () => stopServer(server),
  };
}
