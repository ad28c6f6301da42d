/** The Direct Line activities of each conversation. */
import type { Transaction } from 'kysely';
import type { ActivityFeed } from '../changes/activity-feed';
import type { Database } from '../database/connect';
import { prepared } from '../database/prepared';
import type { Tables } from '../database/tables';
import { type ActivityStore, type Appended, UnknownConversation } from '../storage';
import { fromJson, toJson } from './json';
import { touchedAt } from './touched';

interface NewActivities {
  readonly conversationId: string;
  readonly bodies: readonly string[];
  /** Of the first one: when it is there already, all are. */
  readonly clientActivityId: string | null;
  readonly nowMs: number;
}

/** Thrown inside the transaction so that the number already taken is rolled back with it. */
class AlreadyAppended extends Error {}

type Row = Readonly<
  Record<'conversationId' | 'body', string> &
    Record<'sequence' | 'createdMs', number> & { clientActivityId: string | null }
>;

/** What every turn asks for. */
function statementsOf({ db }: Database) {
  return {
    /** Locks the conversation's row, so the numbers of two appends at once have neither gap nor double. */
    takeNumbers: prepared((of: { readonly id: string; readonly count: number; readonly touchedMs: number }) =>
      db
        .updateTable('conversations')
        .set((eb) => ({ last_sequence: eb('last_sequence', '+', of.count), touched_ms: of.touchedMs }))
        .where('id', '=', of.id)
        .returning('last_sequence'),
    ),
    insert: prepared((row: Row) =>
      db
        .insertInto('activities')
        .values({
          conversation_id: row.conversationId,
          sequence: row.sequence,
          client_activity_id: row.clientActivityId,
          body: row.body,
          created_ms: row.createdMs,
        })
        .onConflict((conflict) => conflict.columns(['conversation_id', 'client_activity_id']).doNothing())
        .returning('sequence'),
    ),
    after: prepared((of: { readonly id: string; readonly watermark: number; readonly limit: number }) =>
      db
        .selectFrom('activities')
        .select(['sequence', 'body', 'created_ms'])
        .where('conversation_id', '=', of.id)
        .where('sequence', '>', of.watermark)
        .orderBy('sequence')
        .limit(of.limit),
    ),
  };
}

type Statements = ReturnType<typeof statementsOf>;

async function insertAll(
  { takeNumbers, insert }: Statements,
  tx: Transaction<Tables>,
  { conversationId, bodies, clientActivityId, nowMs }: NewActivities,
): Promise<number> {
  const touchedMs = touchedAt(nowMs);
  const [numbered] = await takeNumbers(tx, { id: conversationId, count: bodies.length, touchedMs });
  if (!numbered) throw new UnknownConversation();
  const first = numbered.last_sequence - bodies.length + 1;
  for (const [index, body] of bodies.entries()) {
    const clientId = index === 0 ? clientActivityId : null;
    const place = { conversationId, sequence: first + index, clientActivityId: clientId };
    const [row] = await insert(tx, { ...place, body, createdMs: nowMs });
    if (!row) throw new AlreadyAppended();
  }
  return first;
}

async function firstSequence(
  { db }: Database,
  { conversationId, clientActivityId }: NewActivities,
): Promise<number> {
  const row = await db
    .selectFrom('activities')
    .select('sequence')
    .where('conversation_id', '=', conversationId)
    .where('client_activity_id', '=', clientActivityId)
    .executeTakeFirst();
  if (!row) throw new UnknownConversation();
  return row.sequence;
}

async function append(database: Database, statements: Statements, added: NewActivities): Promise<Appended> {
  try {
    const sequence = await database.db.transaction().execute((tx) => insertAll(statements, tx, added));
    return { sequence, duplicate: false };
  } catch (error) {
    if (!(error instanceof AlreadyAppended)) throw error;
    return { sequence: await firstSequence(database, added), duplicate: true };
  }
}

export function activityStore(database: Database, feed: ActivityFeed): ActivityStore {
  const { db } = database;
  const statements = statementsOf(database);
  const appendAll: ActivityStore['appendAll'] = async (conversationId, activities, nowMs, clientId) => {
    const bodies = activities.map(toJson);
    const added = { conversationId, bodies, clientActivityId: clientId ?? null, nowMs };
    const appended = await append(database, statements, added);
    if (appended.duplicate) return appended;
    const stored = activities.map((activity, index) => ({
      sequence: appended.sequence + index,
      activity,
      createdMs: nowMs,
    }));
    feed.appended(conversationId, stored);
    return appended;
  };
  return {
    subscribe: feed.subscribe,
    async create(id, { userId, locale }, nowMs) {
      const row = await db
        .insertInto('conversations')
        .values({ id, user_id: userId, locale, last_sequence: 0, touched_ms: touchedAt(nowMs) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    async find(id) {
      const row = await db
        .selectFrom('conversations')
        .select(['user_id', 'locale', 'last_sequence'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { userId: row.user_id, locale: row.locale, lastSequence: row.last_sequence };
    },
    append: (conversationId, activity, nowMs, clientId) =>
      appendAll(conversationId, [activity], nowMs, clientId),
    appendAll,
    async after(conversationId, watermark, limit) {
      const rows = await statements.after(db, { id: conversationId, watermark, limit });
      return rows.map((row) => ({
        sequence: row.sequence,
        activity: fromJson(row.body),
        createdMs: row.created_ms,
      }));
    },
    async delete(conversationId) {
      await db.deleteFrom('conversations').where('id', '=', conversationId).execute();
    },
  };
}
