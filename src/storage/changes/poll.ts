/** Asks the database for news of the conversations that are listened to. */
import { sql } from 'kysely';
import type { Database } from '../database/connect';
import type { Subscriptions } from './subscriptions';

/** Well below the number of parameters that either engine takes in a statement. */
const IDS_PER_QUERY = 500;

export async function tellNews({ db }: Database, subscriptions: Subscriptions): Promise<void> {
  const ids = subscriptions.conversationIds;
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    const rows = await db
      .selectFrom('conversations')
      .select(['id', 'last_sequence'])
      .where('id', 'in', ids.slice(start, start + IDS_PER_QUERY))
      .execute();
    for (const row of rows) subscriptions.tell(row.id, row.last_sequence);
  }
}

/** SQLite's counter of changes by other connections: asking it costs microseconds. */
export async function foreignChanges({ db }: Database): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db);
  return rows[0]?.data_version ?? 0;
}
