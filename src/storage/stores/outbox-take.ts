/** Taking due deliveries under a lease. */
import { randomUUID } from 'node:crypto';
import type { ExpressionBuilder, Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables';
import type { CallbackRequest, OutboxItem, TakeDue } from '../storage';
import { requestsById } from './callback-rows';

type Row = Selectable<Tables['outbox']>;
type Where = ExpressionBuilder<Tables, 'outbox'>;

/** No wait is planned so far ahead; a time beyond it was written before the clock was set back. */
const FARTHEST_MS = 7_200_000;

/** Over, or the clock it was written by was wrong. */
const isPast = (eb: Where, column: 'next_attempt_ms' | 'lease_until_ms', nowMs: number) =>
  eb.or([eb(column, '<=', nowMs), eb(column, '>', nowMs + FARTHEST_MS)]);

const isFree = (eb: Where, nowMs: number) =>
  eb.and([
    eb('state', '=', 'pending'),
    isPast(eb, 'next_attempt_ms', nowMs),
    isPast(eb, 'lease_until_ms', nowMs),
  ]);

const dueIds = (db: Kysely<Tables>, { kinds, limit }: TakeDue, nowMs: number) =>
  db
    .selectFrom('outbox')
    .select('id')
    .where('kind', 'in', kinds)
    .where((eb) => isFree(eb, nowMs))
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
    .where((eb) => isFree(eb, nowMs))
    .returningAll()
    .executeTakeFirst();

function toItem(row: Row, requests: readonly CallbackRequest[]): readonly OutboxItem[] {
  const request = requests.find(({ id }) => id === row.callback_id);
  if (request === undefined) return [];
  const { id, lease, kind, target, attempts } = row;
  return [{ id, lease, kind, target, attempts, request }];
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
