/** The engine for many machines. */
import { PostgresDialect } from 'kysely';
import { Client, type ClientConfig, type CustomTypesConfig, Pool, types } from 'pg';
import { guardQueries } from './guarded-queries';

const INT8_TYPE = 20;
/** Each turn holds a connection for a few milliseconds; Postgres allows 100 in all by default. */
const CONNECTIONS_PER_PROCESS = 10;
/** A turn that cannot have a connection, or an answer, in this time is better told so. */
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;

/** Our bigints are times and counts, far below 2^53. */
const numbersAsNumbers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === INT8_TYPE ? Number : types.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
};

const settings = (url: string): ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  statement_timeout: STATEMENT_TIMEOUT_MS,
  keepAlive: true,
  types: numbersAsNumbers,
  application_name: 'family-support',
});

/** Without the error handlers a restart of Postgres would end this process: by an idle connection or by one in use. */
export function postgresDialect(url: string, onError: (error: Error) => void): PostgresDialect {
  const pool = new Pool({ ...settings(url), max: CONNECTIONS_PER_PROCESS });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return new PostgresDialect({ pool, onCreateConnection: guardQueries });
}

/** A connection of its own, for LISTEN. */
export const postgresClient = (url: string): Client => new Client(settings(url));
