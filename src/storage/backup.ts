/** A copy of the embedded database while it is in use. Postgres has tools of its own. */
import { chmodSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { embeddedFile } from './database/sqlite';

/** It holds what families wrote, as the original does. */
const OWNER_ONLY = 0o600;

/** Writes a whole, consistent copy to `file`. Rejects when there is no database or no room. */
export async function backUpEmbedded(directory: string, file: string): Promise<void> {
  const database = new Sqlite(embeddedFile(directory), { fileMustExist: true });
  try {
    await database.backup(file);
    chmodSync(file, OWNER_ONLY);
  } finally {
    database.close();
  }
}
