/** The deliveries of call-back requests until each is sent or dead. */
import type { UpdateObject } from 'kysely';
import type { Database } from '../database/connect';
import type { Tables } from '../database/tables';
import type { OutboxCounts, OutboxItem, OutboxStore } from '../storage';
import { takeDue } from './outbox-take';

type Change = UpdateObject<Tables, 'outbox'>;

const NO_LEASE = { lease: '', lease_until_ms: 0 } as const;

async function countByState({ db }: Database): Promise<OutboxCounts> {
  const rows = await db
    .selectFrom('outbox')
    .select((eb) => ['state', eb.fn.countAll<number>().as('rows')])
    .groupBy('state')
    .execute();
  return { pending: 0, sent: 0, dead: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.rows])) };
}

/** Only the holder may give a row back or up; after its lease the row may be another worker's. */
async function changeHeld({ durable }: Database, item: OutboxItem, change: Change): Promise<boolean> {
  const row = await durable((tx) =>
    tx
      .updateTable('outbox')
      .set({ ...change, ...NO_LEASE })
      .where('id', '=', item.id)
      .where('lease', '=', item.lease)
      .where('state', '=', 'pending')
      .returning('id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

async function markSent({ durable }: Database, item: OutboxItem, nowMs: number): Promise<boolean> {
  const row = await durable((tx) =>
    tx
      .updateTable('outbox')
      .set({ state: 'sent', reason: '', changed_ms: nowMs, ...NO_LEASE })
      .where('id', '=', item.id)
      .where('state', '!=', 'sent')
      .returning('id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

async function revive({ durable }: Database, id: string, nowMs: number): Promise<boolean> {
  const row = await durable((tx) =>
    tx
      .updateTable('outbox')
      .set({ state: 'pending', attempts: 0, next_attempt_ms: nowMs, changed_ms: nowMs, ...NO_LEASE })
      .where('id', '=', id)
      .where('state', '=', 'dead')
      .returning('id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

export function outboxStore(database: Database): OutboxStore {
  return {
    take: (due, nowMs) => takeDue(database.db, due, nowMs),
    markSent: (item, nowMs) => markSent(database, item, nowMs),
    markFailed: (item, nextAttemptMs, reason) =>
      changeHeld(database, item, { next_attempt_ms: nextAttemptMs, reason }),
    markDead: (item, reason, nowMs) =>
      changeHeld(database, item, { state: 'dead', reason, changed_ms: nowMs }),
    revive: (id, nowMs) => revive(database, id, nowMs),
    counts: () => countByState(database),
    async deadLetters(limit) {
      const rows = await database.db
        .selectFrom('outbox')
        .select(['id', 'callback_id as callbackId', 'kind', 'target', 'attempts', 'reason'])
        .select('changed_ms as diedMs')
        .where('state', '=', 'dead')
        .orderBy('changed_ms', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows;
    },
  };
}
