/** Where the same contract is tried. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../../src/storage/open-storage';
import type { Storage, StorageOptions } from '../../../src/storage/storage';

export interface Place {
  readonly name: string;
  /** A database without rows, for one test at a time. */
  fresh(): Promise<StorageOptions>;
  /** A database without tables. */
  empty(): Promise<StorageOptions>;
}

const newMemory = async (): Promise<StorageOptions> => ({ directory: ':memory:' });

export const inMemory: Place = { name: 'SQLite in memory', fresh: newMemory, empty: newMemory };

const directories: string[] = [];

async function newFile(): Promise<StorageOptions> {
  const directory = mkdtempSync(join(tmpdir(), 'storage-test-'));
  directories.push(directory);
  return { directory: join(directory, 'data') };
}

export const inFile: Place = { name: 'SQLite in a file', fresh: newFile, empty: newFile };

export function removeFiles(): void {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
}

/** A storage for each test, closed after it; `also` opens the same database once more. */
export interface Opened {
  readonly storage: Storage;
  also(): Promise<Storage>;
}

export function openForEach(place: Place): Opened {
  let options: StorageOptions;
  const opened: Storage[] = [];
  const open = async () => {
    const storage = await openStorage(options);
    opened.push(storage);
    return storage;
  };
  beforeEach(async () => {
    options = await place.fresh();
    await open();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((storage) => storage.close()));
  });
  return {
    get storage() {
      return opened[0]!;
    },
    also: open,
  };
}
