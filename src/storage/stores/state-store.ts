/** Conversation state with optimistic concurrency. */
import { randomInt } from 'node:crypto';
import type { Database } from '../database/connect';
import { type StateStore, VersionConflict } from '../storage';
import { fromJson, toJson } from './json';
import { touchedAt } from './touched';

/** A state removed and made anew must not match an old version, so versions start anywhere. */
const FIRST_VERSION_BELOW = 2 ** 40;

export function stateStore({ db }: Database): StateStore {
  const insert = (key: string, value: string, nowMs: number) =>
    db
      .insertInto('conversation_states')
      .values({ key, value, version: randomInt(1, FIRST_VERSION_BELOW), touched_ms: touchedAt(nowMs) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('version')
      .executeTakeFirst();

  const update = (key: string, value: string, expectedVersion: number, nowMs: number) =>
    db
      .updateTable('conversation_states')
      .set({ value, version: expectedVersion + 1, touched_ms: touchedAt(nowMs) })
      .where('key', '=', key)
      .where('version', '=', expectedVersion)
      .returning('version')
      .executeTakeFirst();

  return {
    async read(key) {
      const row = await db
        .selectFrom('conversation_states')
        .select(['value', 'version'])
        .where('key', '=', key)
        .executeTakeFirst();
      return row && { value: fromJson(row.value), version: row.version };
    },
    async write(key, value, expectedVersion, nowMs) {
      const text = toJson(value);
      const row = await (expectedVersion === undefined
        ? insert(key, text, nowMs)
        : update(key, text, expectedVersion, nowMs));
      if (!row) throw new VersionConflict();
      return row.version;
    },
    async delete(key) {
      await db.deleteFrom('conversation_states').where('key', '=', key).execute();
    },
  };
}
