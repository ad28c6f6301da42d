/** Taking due deliveries under a lease. */
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables';
import type { CallbackRequest, OutboxItem, TakeDue } from '../storage';
import { requestsById } from './callback-rows';

type Row = Selectable<Tables['outbox']>;

const dueIds = (db: Kysely<Tables>, { kinds, limit }: TakeDue, nowMs: number) =>
  db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'pending')
    .where('kind', 'in', kinds)
    .where('next_attempt_ms', '<=', nowMs)
    .where('lease_until_ms', '<=', nowMs)
    .orderBy('next_attempt_ms')
    .orderBy('id')
    .limit(limit)
    .execute();

/** Row by row, each a statement of its own: two workers cannot lock each other out, and one of them wins. */
const hold = (db: Kysely<Tables>, id: string, lease: string, leaseMs: number, nowMs: number) =>
  db
    .updateTable('outbox')
    .set((eb) => ({ lease, lease_until_ms: nowMs + leaseMs, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .where('next_attempt_ms', '<=', nowMs)
    .where('lease_until_ms', '<=', nowMs)
    .returningAll()
    .executeTakeFirst();

function toItem(row: Row, requests: readonly CallbackRequest[]): readonly OutboxItem[] {
  const request = requests.find(({ id }) => id === row.callback_id);
  return request ? [{ id: row.id, lease: row.lease, kind: row.kind, attempts: row.attempts, request }] : [];
}

export async function takeDue(
  db: Kysely<Tables>,
  due: TakeDue,
  nowMs: number,
): Promise<readonly OutboxItem[]> {
  if (due.kinds.length === 0) return [];
  const lease = randomUUID();
  const held: Row[] = [];
  for (const { id } of await dueIds(db, due, nowMs)) {
    const row = await hold(db, id, lease, due.leaseMs, nowMs);
    if (row) held.push(row);
  }
  const requests = await requestsById(db, [...new Set(held.map((row) => row.callback_id))]);
  return held.flatMap((row) => toItem(row, requests));
}
