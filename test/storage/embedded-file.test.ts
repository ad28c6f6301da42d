/** What only the embedded engine's file can show. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { openStorage } from '../../src/storage/open-storage';
import { inFile, removeFiles } from './support/places';
import { buildWorkers } from './support/processes';
import { MAIL, NOON_MS, PERSON, sampleCallback } from './support/samples';

afterAll(removeFiles);

async function openNew() {
  const { directory } = await inFile.fresh();
  return { directory: directory!, storage: await openStorage({ directory }) };
}

const fileOf = (directory: string): string => join(directory, readdirSync(directory)[0]!);
const contentOf = (directory: string): string =>
  readdirSync(directory)
    .map((name) => readFileSync(join(directory, name), 'latin1'))
    .join('');

test('only the owner may look into the data directory', async () => {
  const { directory, storage } = await openNew();
  await storage.close();
  expect(statSync(directory).mode & 0o777).toBe(0o700);
});

test('opened again, all is there', async () => {
  const { directory, storage } = await openNew();
  await storage.state.write('c', { turns: 3 }, undefined, NOON_MS);
  await storage.close();
  const again = await openStorage({ directory });
  expect((await again.state.read('c'))?.value).toEqual({ turns: 3 });
  await again.close();
});

test('what a person had removed is not in the file any more', async () => {
  const { directory, storage } = await openNew();
  await storage.activities.create('c', PERSON, NOON_MS);
  await storage.activities.append('c', { text: 'a marrow question' }, NOON_MS);
  await storage.retention.forget('c');
  await storage.close();
  expect(contentOf(directory)).not.toContain('marrow');
});

test('waits for the lock of another process without stopping this one', async () => {
  const { directory, storage } = await openNew();
  const other = new Sqlite(fileOf(directory));
  other.prepare('begin immediate').run([]);
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
  }, 5);
  const writing = storage.callbacks.create(sampleCallback('r'), [MAIL], NOON_MS);
  await sleep(200);
  other.prepare('commit').run([]);
  expect(await writing).toBe(true);
  clearInterval(ticking);
  expect(ticks).toBeGreaterThan(10);
  other.close();
  await storage.close();
});

test('closing lets running work finish and refuses new work', async () => {
  const { directory, storage } = await openNew();
  const writing = storage.callbacks.create(sampleCallback('r'), [MAIL], NOON_MS);
  await storage.close();
  expect(await writing).toBe(true);
  await expect(storage.state.read('c')).rejects.toThrow();
  const again = await openStorage({ directory });
  expect(await again.callbacks.find('r')).toBeDefined();
  await again.close();
});

test('disk full: the write is refused, what was confirmed is there, and with space it goes on', async () => {
  const workers = buildWorkers();
  const options = await inFile.fresh();
  const task = { do: 'write-until-killed', options, name: 'full', count: 0 } as const;
  const confirmed = await workers.runOutOfSpace(task, 400);
  workers.remove();
  expect(confirmed.length).toBeGreaterThan(0);
  const storage = await openStorage(options);
  const stored = (await storage.callbacks.list('new', 100_000)).map(({ id }) => id);
  expect(stored).toEqual(expect.arrayContaining([...confirmed]));
  expect((await storage.outbox.counts()).pending).toBe(2 * stored.length);
  expect(await storage.callbacks.create(sampleCallback('r'), [MAIL], NOON_MS)).toBe(true);
  await storage.close();
}, 30_000);
