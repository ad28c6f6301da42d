/** Several processes on one database, and processes that are killed. */
import { openStorage } from '../../../src/storage/open-storage';
import type { Storage, StorageOptions } from '../../../src/storage/storage';
import type { Place } from '../support/places';
import { buildWorkers, type Workers } from '../support/processes';
import { MAIL, NOON_MS, PERSON, range, sampleCallback, TEAMS } from '../support/samples';

/** Each kill costs the start of a process; the moments differ in each round and each run. */
const KILLS = 5;
const MOST_LINES_BEFORE_KILL = 40;
const MOST_MS_BEFORE_KILL = 12;
const SLOW_TEST_MS = 60_000;

async function withStorage<T>(options: StorageOptions, use: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage(options);
  return use(storage).finally(() => storage.close());
}

export function processesContract(place: Place): void {
  describe(`processes: ${place.name}`, () => {
    let workers: Workers;
    let options: StorageOptions;
    beforeAll(() => {
      workers = buildWorkers();
    });
    afterAll(() => workers.remove());
    beforeEach(async () => {
      options = await place.fresh();
    });

    const task = (what: 'start' | 'append' | 'deliver' | 'write-until-killed', name: string, count = 0) => ({
      do: what,
      options,
      name,
      count,
    });

    test(
      'two start at once on an empty database',
      async () => {
        options = await place.empty();
        await Promise.all(['a', 'b'].map((name) => workers.run(task('start', name))));
        await withStorage(options, (storage) => storage.ping());
      },
      SLOW_TEST_MS,
    );

    test(
      'appends stay without gap and double',
      async () => {
        await withStorage(options, ({ activities }) => activities.create('shared', PERSON, NOON_MS));
        const lines = await Promise.all(['a', 'b'].map((name) => workers.run(task('append', name, 60))));
        const sequences = lines.flat().map(Number);
        expect(sequences.sort((a, b) => a - b)).toEqual(range(120));
        const rows = await withStorage(options, ({ activities }) => activities.after('shared', 0, 200));
        expect(rows.map(({ sequence }) => sequence)).toEqual(range(120));
      },
      SLOW_TEST_MS,
    );

    test(
      'each delivery is held once',
      async () => {
        await withStorage(options, async ({ callbacks }) => {
          for (const n of range(15)) await callbacks.create(sampleCallback(`r${n}`), [MAIL, TEAMS], NOON_MS);
        });
        const lines = await Promise.all(['a', 'b'].map((name) => workers.run(task('deliver', name))));
        expect(lines.flat()).toHaveLength(30);
        expect(new Set(lines.flat()).size).toBe(30);
      },
      SLOW_TEST_MS,
    );

    test(
      'killed while writing: what was confirmed is whole, what was not is whole or absent',
      async () => {
        const confirmed: string[] = [];
        for (const n of range(KILLS)) {
          const lines = 1 + Math.floor(Math.random() * MOST_LINES_BEFORE_KILL);
          const delayMs = Math.random() * MOST_MS_BEFORE_KILL;
          const writing = task('write-until-killed', `kill${n}`);
          confirmed.push(...(await workers.runAndKill(writing, lines, delayMs)));
        }
        expect(confirmed.length).toBeGreaterThanOrEqual(KILLS);
        await withStorage(options, async ({ callbacks, outbox }) => {
          const stored = (await callbacks.list('new', 1_000_000)).map(({ id }) => id);
          expect(stored).toEqual(expect.arrayContaining(confirmed));
          expect((await outbox.counts()).pending).toBe(2 * stored.length);
        });
      },
      SLOW_TEST_MS,
    );
  });
}
