/** Removing what is over its time, and what a person asks to remove. */
import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../database/connect';
import type { PurgeCounts, RetentionDays, RetentionStore } from '../storage';

const DAY_MS = 86_400_000;
/** One batch holds SQLite's write lock for some milliseconds; turns get in between. */
const BATCH_ROWS = 200;

/** Table, its key and the column that ages. Activities go with their conversation, steps with their request. */
const AGING = {
  state: ['conversation_states', 'key', 'touched_ms'],
  activities: ['conversations', 'id', 'touched_ms'],
  receipts: ['receipts', 'key', 'touched_ms'],
  limits: ['usage_limits', 'key', 'started_ms'],
  unanswered: ['unanswered', 'id', 'at_ms'],
  callbacks: ['callbacks', 'id', 'closed_ms'],
  staff: ['staff_preferences', 'key', 'touched_ms'],
} as const;
type AgingKind = keyof typeof AGING;

/** The age is asked twice: a row touched since the inner select must stay. */
async function purgeBatch({ db }: Database, kind: AgingKind, beforeMs: number): Promise<number> {
  const [table, key, age] = AGING[kind].map((name) => sql.ref(name));
  const { numAffectedRows } = await sql`
    delete from ${table} where ${age} < ${beforeMs} and ${key} in
      (select ${key} from ${table} where ${age} < ${beforeMs} limit ${BATCH_ROWS})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

async function purgeKind(database: Database, kind: AgingKind, beforeMs: number): Promise<number> {
  let removed = 0;
  for (;;) {
    const batch = await purgeBatch(database, kind, beforeMs);
    removed += batch;
    if (batch < BATCH_ROWS) return removed;
    await breathe();
  }
}

async function purgeInsight({ db }: Database, nowMs: number, days: RetentionDays) {
  const firstDay = new Date(nowMs - days.events * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const feedback = await db
    .deleteFrom('feedback')
    .where('at_ms', '<', nowMs - days.feedback * DAY_MS)
    .executeTakeFirst();
  const events = await db.deleteFrom('events').where('day', '<', firstDay).executeTakeFirst();
  return { feedback: Number(feedback.numDeletedRows), events: Number(events.numDeletedRows) };
}

async function purge(database: Database, nowMs: number, days: RetentionDays): Promise<PurgeCounts> {
  const kind = (name: AgingKind) => purgeKind(database, name, nowMs - days[name] * DAY_MS);
  return {
    state: await kind('state'),
    activities: await kind('activities'),
    receipts: await kind('receipts'),
    limits: await kind('limits'),
    unanswered: await kind('unanswered'),
    callbacks: await kind('callbacks'),
    staff: await kind('staff'),
    ...(await purgeInsight(database, nowMs, days)),
  };
}

const TRACES = {
  state: ['conversation_states', 'key'],
  activities: ['activities', 'conversation_id'],
  feedback: ['feedback', 'conversation_key'],
  unanswered: ['unanswered', 'conversation_key'],
} as const;

export function retentionStore(database: Database): RetentionStore {
  return {
    purge: (nowMs, days) => purge(database, nowMs, days),
    forget: (conversationKey) =>
      database.durable(async (tx) => {
        const remove = async (kind: keyof typeof TRACES): Promise<number> => {
          const [table, key] = TRACES[kind].map((name) => sql.ref(name));
          const result = await sql`delete from ${table} where ${key} = ${conversationKey}`.execute(tx);
          return Number(result.numAffectedRows ?? 0);
        };
        return {
          state: await remove('state'),
          activities: await remove('activities'),
          feedback: await remove('feedback'),
          unanswered: await remove('unanswered'),
        };
      }),
  };
}
