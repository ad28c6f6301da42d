/** Rows of call-back requests, with their history, as the contract names them. */
import type { Kysely, Selectable } from 'kysely';
import type { Channel } from '../../core/types';
import type { Tables } from '../database/tables';
import type { CallbackRequest, CallbackStep, NewCallback } from '../storage';

type Row = Selectable<Tables['callbacks']>;
type StepRow = Selectable<Tables['callback_steps']>;

const toStep = (row: StepRow): CallbackStep => ({ state: row.state, who: row.who, atMs: row.at_ms });

const toRequest = (row: Row, steps: readonly StepRow[]): CallbackRequest => ({
  id: row.id,
  name: row.name,
  phone: row.phone,
  bestTime: row.best_time,
  language: row.language,
  interpreter: row.interpreter === 1,
  topic: row.topic,
  channel: row.channel as Channel,
  conversationKey: row.conversation_key,
  state: row.state,
  createdMs: row.created_ms,
  history: steps.filter((step) => step.callback_id === row.id).map(toStep),
});

export const toRow = (callback: NewCallback, nowMs: number): Row => ({
  id: callback.id,
  name: callback.name,
  phone: callback.phone,
  best_time: callback.bestTime,
  language: callback.language,
  interpreter: callback.interpreter ? 1 : 0,
  topic: callback.topic,
  channel: callback.channel,
  conversation_key: callback.conversationKey,
  state: 'new',
  created_ms: nowMs,
  closed_ms: null,
});

async function withHistory(db: Kysely<Tables>, rows: readonly Row[]): Promise<readonly CallbackRequest[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const steps = await db
    .selectFrom('callback_steps')
    .selectAll()
    .where('callback_id', 'in', ids)
    .orderBy('position')
    .execute();
  return rows.map((row) => toRequest(row, steps));
}

export async function requestsById(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<readonly CallbackRequest[]> {
  if (ids.length === 0) return [];
  return withHistory(db, await db.selectFrom('callbacks').selectAll().where('id', 'in', ids).execute());
}

export async function requestsInState(
  db: Kysely<Tables>,
  state: CallbackRequest['state'],
  limit: number,
): Promise<readonly CallbackRequest[]> {
  const rows = await db
    .selectFrom('callbacks')
    .selectAll()
    .where('state', '=', state)
    .orderBy('created_ms')
    .orderBy('id')
    .limit(limit)
    .execute();
  return withHistory(db, rows);
}
