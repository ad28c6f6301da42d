/** Several storages on one database in this process, as on several machines. */
import { EventEmitter, once } from 'node:events';
import { migrateStorage } from '../../../src/storage/migrate';
import { MIGRATIONS } from '../../../src/storage/migrations';
import { openStorage } from '../../../src/storage/open-storage';
import { openForEach, type Place } from '../support/places';
import { MAIL, MINUTE_MS, NOON_MS, PERSON, range, sampleCallback, TEAMS } from '../support/samples';

export function sharingContract(place: Place): void {
  describe(`shared: ${place.name}`, () => {
    const opened = openForEach(place);

    test('appends of two storages at once stay without gap and double', async () => {
      const storages = [opened.storage, await opened.also()];
      await opened.storage.activities.create('c', PERSON, NOON_MS);
      const appends = range(40).map((n) =>
        storages[n % storages.length]!.activities.append('c', { n }, NOON_MS, `client-${Math.ceil(n / 2)}`),
      );
      const sequences = (await Promise.all(appends)).map(({ sequence }) => sequence);
      expect(new Set(sequences)).toEqual(new Set(range(20)));
      const rows = await opened.storage.activities.after('c', 0, 100);
      expect(rows.map(({ sequence }) => sequence)).toEqual(range(20));
    });

    test('a listener hears what another storage appends, in order and to the last', async () => {
      const other = await opened.also();
      await opened.storage.activities.create('c', PERSON, NOON_MS);
      const heard: number[] = [];
      const ears = new EventEmitter();
      const last = once(ears, '10');
      opened.storage.activities.subscribe('c', (sequence) => {
        heard.push(sequence);
        ears.emit(`${sequence}`);
      });
      for (const n of range(10)) await other.activities.append('c', { n }, NOON_MS);
      await last;
      expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
    });

    test('two storages count one limit', async () => {
      const storages = [opened.storage, await opened.also()];
      const takes = range(10).map((n) => storages[n % 2]!.limits.take('k', 4, MINUTE_MS, NOON_MS));
      expect((await Promise.all(takes)).filter(({ allowed }) => allowed)).toHaveLength(4);
    });

    test('two storages claim one receipt', async () => {
      const storages = [opened.storage, await opened.also()];
      const claims = range(6).map((n) => storages[n % 2]!.receipts.claim('SM1', MINUTE_MS, NOON_MS));
      expect((await Promise.all(claims)).filter(({ kind }) => kind === 'new')).toHaveLength(1);
    });

    test('two storages never hold the same delivery', async () => {
      const storages = [opened.storage, await opened.also()];
      for (const n of range(10)) {
        await opened.storage.callbacks.create(sampleCallback(`r${n}`), [MAIL, TEAMS], NOON_MS);
      }
      const due = { kinds: ['email', 'teams'], limit: 7, leaseMs: MINUTE_MS } as const;
      const taken = await Promise.all(range(6).map((n) => storages[n % 2]!.outbox.take(due, NOON_MS)));
      const ids = taken.flat().map(({ id }) => id);
      const rest = await opened.storage.outbox.take({ ...due, limit: 50 }, NOON_MS);
      expect(new Set([...ids, ...rest.map(({ id }) => id)]).size).toBe(20);
      expect(ids.length + rest.length).toBe(20);
    });
  });

  test(`migrations run once, then never again, also when started at once: ${place.name}`, async () => {
    const options = await place.empty();
    const ran = await Promise.all(range(4).map(() => migrateStorage(options)));
    expect(ran.flat()).toEqual(Object.keys(MIGRATIONS));
    expect(await migrateStorage(options)).toEqual([]);
    const storage = await openStorage(options);
    await storage.ping();
    await Promise.all([storage.close(), storage.close()]);
  });
}
