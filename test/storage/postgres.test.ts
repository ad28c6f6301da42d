import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openStorage } from '../../src/storage/open-storage';
import type { Storage } from '../../src/storage/storage';
import { storageContract } from './contract';
import { migrationContract } from './contract/migration-contract';
import { processesContract } from './contract/processes-contract';
import { sharingContract } from './contract/sharing-contract';
import type { Place } from './support/places';
import { startPostgres, type TestPostgres } from './support/postgres';
import { MAIL, NOON_MS, PERSON, sampleCallback } from './support/samples';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.stop());

const inPostgres: Place = {
  name: 'Postgres',
  fresh: async () => ({ url: await postgres.clearedDatabase() }),
  empty: async () => ({ url: await postgres.emptyDatabase() }),
};

storageContract(inPostgres);
migrationContract(inPostgres);
sharingContract(inPostgres);
processesContract(inPostgres);

/** A transaction of the storage that holds its connection, waiting for a lock. */
async function waitInTheDatabase(url: string, storage: Storage) {
  const locker = new Client({ connectionString: url });
  locker.on('error', () => undefined);
  await locker.connect();
  await locker.query('begin; lock table outbox');
  const work = storage.callbacks.create(sampleCallback('waiting'), [MAIL], NOON_MS);
  const waits = async () => {
    const { rows } = await locker.query(`select 1 from pg_locks where not granted`);
    return rows.length > 0;
  };
  while (!(await waits())) await sleep(20);
  return { work };
}

test('Postgres restarted: nothing confirmed is lost, work and listening go on by themselves', async () => {
  const url = await postgres.emptyDatabase();
  const errors: Error[] = [];
  const [one, two] = await Promise.all(
    [1, 2].map(() => openStorage({ url, onBackgroundError: (error) => errors.push(error) })),
  );
  await one!.activities.create('c', PERSON, NOON_MS);
  const told: number[] = [];
  const leave = one!.activities.subscribe('c', (sequence) => told.push(sequence));
  await two!.callbacks.create(sampleCallback('r'), [MAIL], NOON_MS);

  const waiting = await waitInTheDatabase(url, two!);
  await postgres.restart();
  // The one who holds the table may be gone a moment earlier: then the work is done, and confirmed.
  const isStored = await waiting.work.then(
    () => true,
    () => false,
  );
  expect((await two!.callbacks.find('waiting')) !== undefined || !isStored).toBe(true);
  expect(errors.length).toBeGreaterThan(0);
  expect(await two!.callbacks.find('r')).toBeDefined();
  await two!.activities.append('c', {}, NOON_MS);
  while (!told.includes(1)) await sleep(50);
  leave();
  await Promise.all([one!.close(), two!.close()]);
}, 30_000);

test('an address where nobody listens rejects at once, without the password in the message', async () => {
  const opening = openStorage({ url: 'postgres://someone:secret@127.0.0.1:1/none' });
  const message = await opening.then(
    () => 'opened',
    (error: Error) => error.message,
  );
  expect(message).toContain('ECONNREFUSED');
  expect(message).not.toContain('secret');
});
