/** Conversation state with optimistic concurrency. */
import { randomInt } from 'node:crypto';
import type { Database } from '../database/connect';
import { prepared } from '../database/prepared';
import { type StateStore, VersionConflict } from '../storage';
import { fromJson, toJson } from './json';
import { touchedAt } from './touched';

/** A state removed and made anew must not match an old version, so versions start anywhere. */
const FIRST_VERSION_BELOW = 2 ** 40;

type Row = Readonly<Record<'key' | 'value', string> & Record<'version' | 'touchedMs', number>>;

export function stateStore({ db }: Database): StateStore {
  const select = prepared((of: { readonly key: string }) =>
    db.selectFrom('conversation_states').select(['value', 'version']).where('key', '=', of.key),
  );

  const insert = prepared((row: Row) =>
    db
      .insertInto('conversation_states')
      .values({ key: row.key, value: row.value, version: row.version, touched_ms: row.touchedMs })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('version'),
  );

  const update = prepared((row: Row & { readonly expectedVersion: number }) =>
    db
      .updateTable('conversation_states')
      .set({ value: row.value, version: row.version, touched_ms: row.touchedMs })
      .where('key', '=', row.key)
      .where('version', '=', row.expectedVersion)
      .returning('version'),
  );

  return {
    async read(key) {
      const [row] = await select(db, { key });
      return row && { value: fromJson(row.value), version: row.version };
    },
    async write(key, value, expectedVersion, nowMs) {
      const kept = { key, value: toJson(value), touchedMs: touchedAt(nowMs) };
      const [row] = await (expectedVersion === undefined
        ? insert(db, { ...kept, version: randomInt(1, FIRST_VERSION_BELOW) })
        : update(db, { ...kept, version: expectedVersion + 1, expectedVersion }));
      if (!row) throw new VersionConflict();
      return row.version;
    },
    async delete(key) {
      await db.deleteFrom('conversation_states').where('key', '=', key).execute();
    },
  };
}
