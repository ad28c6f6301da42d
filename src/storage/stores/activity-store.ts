/** The Direct Line activities of each conversation. */
import type { Transaction } from 'kysely';
import type { ActivityFeed } from '../changes/activity-feed';
import type { Database } from '../database/connect';
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

/** Locks the conversation's row, so the numbers of two appends at once have neither gap nor double. */
async function firstNumber(
  tx: Transaction<Tables>,
  { conversationId, bodies, nowMs }: NewActivities,
): Promise<number> {
  const row = await tx
    .updateTable('conversations')
    .set((eb) => ({ last_sequence: eb('last_sequence', '+', bodies.length), touched_ms: touchedAt(nowMs) }))
    .where('id', '=', conversationId)
    .returning('last_sequence')
    .executeTakeFirst();
  if (!row) throw new UnknownConversation();
  return row.last_sequence - bodies.length + 1;
}

async function insert(tx: Transaction<Tables>, added: NewActivities): Promise<number> {
  const first = await firstNumber(tx, added);
  const rows = await tx
    .insertInto('activities')
    .values(
      added.bodies.map((body, index) => ({
        conversation_id: added.conversationId,
        sequence: first + index,
        client_activity_id: index === 0 ? added.clientActivityId : null,
        body,
        created_ms: added.nowMs,
      })),
    )
    .onConflict((conflict) => conflict.columns(['conversation_id', 'client_activity_id']).doNothing())
    .returning('sequence')
    .execute();
  if (rows.length < added.bodies.length) throw new AlreadyAppended();
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

async function append(database: Database, added: NewActivities): Promise<Appended> {
  try {
    const sequence = await database.db.transaction().execute((tx) => insert(tx, added));
    return { sequence, duplicate: false };
  } catch (error) {
    if (!(error instanceof AlreadyAppended)) throw error;
    return { sequence: await firstSequence(database, added), duplicate: true };
  }
}

export function activityStore(database: Database, feed: ActivityFeed): ActivityStore {
  const { db } = database;
  const appendAll: ActivityStore['appendAll'] = async (conversationId, activities, nowMs, clientId) => {
    const bodies = activities.map(toJson);
    const added = { conversationId, bodies, clientActivityId: clientId ?? null, nowMs };
    const appended = await append(database, added);
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
      const rows = await db
        .selectFrom('activities')
        .select(['sequence', 'body', 'created_ms'])
        .where('conversation_id', '=', conversationId)
        .where('sequence', '>', watermark)
        .orderBy('sequence')
        .limit(limit)
        .execute();
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
