/** Call-back requests: stored with their deliveries in one durable transaction, then worked on by staff. */
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from '../database/connect';
import type { Tables } from '../database/tables';
import type { CallbackChange, CallbackState, CallbackStore, Delivery } from '../storage';
import { requestsById, requestsInState, toRow } from './callback-rows';

interface Step {
  readonly id: string;
  readonly who: string;
  readonly nowMs: number;
  readonly from: readonly CallbackState[];
  readonly to: CallbackState;
}

const outboxRow = (callbackId: string, { kind, target }: Delivery, nowMs: number): Tables['outbox'] => ({
  id: randomUUID(),
  callback_id: callbackId,
  kind,
  target,
  state: 'pending',
  attempts: 0,
  next_attempt_ms: nowMs,
  lease: '',
  lease_until_ms: 0,
  reason: '',
  changed_ms: nowMs,
});

/** Locks the request's row, so that of two people only one makes the step. */
async function move(tx: Transaction<Tables>, { id, nowMs, from, to }: Step): Promise<boolean> {
  const row = await tx
    .updateTable('callbacks')
    .set({ state: to, closed_ms: to === 'closed' ? nowMs : null })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function note(tx: Transaction<Tables>, { id, who, nowMs, to }: Step): Promise<void> {
  const { steps } = await tx
    .selectFrom('callback_steps')
    .select((eb) => eb.fn.countAll<number>().as('steps'))
    .where('callback_id', '=', id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('callback_steps')
    .values({ callback_id: id, position: steps + 1, state: to, who, at_ms: nowMs })
    .execute();
}

async function makeStep({ db, durable }: Database, step: Step): Promise<CallbackChange | undefined> {
  const changed = await durable(async (tx) => {
    const moved = await move(tx, step);
    if (moved) await note(tx, step);
    return moved;
  });
  const [request] = await requestsById(db, [step.id]);
  return request && { changed, request };
}

export function callbackStore(database: Database): CallbackStore {
  const { db, durable } = database;
  return {
    create(callback, deliveries, nowMs) {
      return durable(async (tx) => {
        const row = await tx
          .insertInto('callbacks')
          .values(toRow(callback, nowMs))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst();
        const rows = deliveries.map((delivery) => outboxRow(callback.id, delivery, nowMs));
        if (row && rows.length > 0) await tx.insertInto('outbox').values(rows).execute();
        return row !== undefined;
      });
    },
    async find(id) {
      const [request] = await requestsById(db, [id]);
      return request;
    },
    list(state, limit) {
      return requestsInState(db, state, limit);
    },
    claim(id, who, nowMs) {
      return makeStep(database, { id, who, nowMs, from: ['new'], to: 'claimed' });
    },
    noteCalled(id, who, nowMs) {
      return makeStep(database, { id, who, nowMs, from: ['new', 'claimed', 'called'], to: 'called' });
    },
    close(id, who, nowMs) {
      return makeStep(database, { id, who, nowMs, from: ['new', 'claimed', 'called'], to: 'closed' });
    },
  };
}
