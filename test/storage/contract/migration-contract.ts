import { Migrator } from 'kysely';
import { connect } from '../../../src/storage/database/connect';
import { MIGRATIONS } from '../../../src/storage/migrations';
import { openStorage } from '../../../src/storage/open-storage';
import type { StorageOptions } from '../../../src/storage/storage';
import type { Place } from '../support/places';
import { MINUTE_MS, NOON_MS, sampleCallback } from '../support/samples';

const FIRST = '0001-first-tables';

/** A database as the first version left it, with a request whose mail is still to be sent. */
async function leaveFirstVersion(options: StorageOptions): Promise<void> {
  const { db } = await connect(options);
  const onlyFirst = { getMigrations: async () => ({ [FIRST]: MIGRATIONS[FIRST]! }) };
  const { error } = await new Migrator({ db, provider: onlyFirst }).migrateToLatest();
  expect(error).toBeUndefined();
  const { id, name, phone, language, topic, channel } = sampleCallback('old');
  const callback = { id, name, phone, language, topic, channel, conversation_key: 'c', best_time: '' };
  const open = { state: 'new' as const, interpreter: 1, created_ms: NOON_MS, closed_ms: null };
  await db
    .insertInto('callbacks')
    .values({ ...callback, ...open })
    .execute();
  const times = { attempts: 2, next_attempt_ms: NOON_MS, lease_until_ms: 0, changed_ms: NOON_MS };
  const row = { id: 'mail-of-old', callback_id: id, kind: 'email', state: 'pending', lease: '', reason: '' };
  await db
    .insertInto('outbox')
    .values({ ...row, ...times } as never)
    .execute();
  await db.destroy();
}

/** `place` must keep what is written after the connection is closed. */
export function migrationContract(place: Place): void {
  describe(`migrations: ${place.name}`, () => {
    test('what the first version stored is delivered by this one', async () => {
      const options = await place.empty();
      await leaveFirstVersion(options);
      const storage = await openStorage(options);
      const due = { kinds: ['email'], limit: 5, leaseMs: MINUTE_MS } as const;
      expect(await storage.outbox.take(due, NOON_MS)).toMatchObject([
        { id: 'mail-of-old', kind: 'email', target: '', attempts: 3, request: { id: 'old', state: 'new' } },
      ]);
      await storage.close();
    });
  });
}
