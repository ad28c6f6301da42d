/** The stored data for a command that only reads, also while the service runs. */
import type { Config } from '../config';
import { hasDatabase, openStorage } from '../storage/open-storage';
import type { Storage } from '../storage/storage';

export interface KeptData {
  readonly storage: Storage;
  /** What the reader must know, such as that nothing is there yet. */
  readonly notes: readonly string[];
}

/** A command must not make an empty database where a path was mistyped: it says that there is none. */
export async function openKeptData({
  databaseUrl: url,
  dataDirectory: directory,
}: Config): Promise<KeptData> {
  if (hasDatabase({ url, directory })) return { storage: await openStorage({ url, directory }), notes: [] };
  const note = `There is no database in ${directory} yet: the service has not run here, or DATA_DIRECTORY names another folder.`;
  return { storage: await openStorage({ directory: ':memory:' }), notes: [note] };
}
