/** The Direct Line activities of each conversation. */
import type { Transaction } from 'kysely';
import type { ActivityFeed } from '../changes/activity-feed';
import type { Database } from '../database/connect';
import type { Tables } from '../database/tables';
import { type ActivityStore, type Appended, UnknownConversation } from '../storage';
import { fromJson, toJson } from './json';

interface NewActivity {
  readonly conversationId: string;
  readonly body: string;
  readonly clientActivityId: string | null;
  readonly nowMs: number;
}

/** Thrown inside the transaction so that the number already taken is rolled back with it. */
class AlreadyAppended extends Error {}

/** Locks the conversation's row, so the numbers of two appends at once have neither gap nor double. */
async function nextSequence(
  tx: Transaction<Tables>,
  { conversationId, nowMs }: NewActivity,
): Promise<number> {
  const row = await tx
    .updateTable('conversations')
    .set((eb) => ({ last_sequence: eb('last_sequence', '+', 1), touched_ms: nowMs }))
    .where('id', '=', conversationId)
    .returning('last_sequence')
    .executeTakeFirst();
  if (!row) throw new UnknownConversation();
  return row.last_sequence;
}

async function insert(tx: Transaction<Tables>, activity: NewActivity): Promise<number> {
  const row = await tx
    .insertInto('activities')
    .values({
      conversation_id: activity.conversationId,
      sequence: await nextSequence(tx, activity),
      client_activity_id: activity.clientActivityId,
      body: activity.body,
      created_ms: activity.nowMs,
    })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'client_activity_id']).doNothing())
    .returning('sequence')
    .executeTakeFirst();
  if (!row) throw new AlreadyAppended();
  return row.sequence;
}

async function firstSequence({ db }: Database, activity: NewActivity): Promise<number> {
  const row = await db
    .selectFrom('activities')
    .select('sequence')
    .where('conversation_id', '=', activity.conversationId)
    .where('client_activity_id', '=', activity.clientActivityId)
    .executeTakeFirst();
  if (!row) throw new UnknownConversation();
  return row.sequence;
}

async function append(database: Database, activity: NewActivity): Promise<Appended> {
  try {
    const sequence = await database.db.transaction().execute((tx) => insert(tx, activity));
    return { sequence, duplicate: false };
  } catch (error) {
    if (!(error instanceof AlreadyAppended)) throw error;
    return { sequence: await firstSequence(database, activity), duplicate: true };
  }
}

export function activityStore(database: Database, feed: ActivityFeed): ActivityStore {
  const { db } = database;
  return {
    subscribe: feed.subscribe,
    async create(id, { userId, locale }, nowMs) {
      const row = await db
        .insertInto('conversations')
        .values({ id, user_id: userId, locale, last_sequence: 0, touched_ms: nowMs })
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
    async append(conversationId, activity, nowMs, clientActivityId) {
      const added = {
        conversationId,
        body: toJson(activity),
        clientActivityId: clientActivityId ?? null,
        nowMs,
      };
      const appended = await append(database, added);
      if (!appended.duplicate) feed.appended(conversationId, appended.sequence);
      return appended;
    },
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
