/** The secret that tokens are signed with: the operator's, or one that is made once and kept. */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'session-secret';
const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
/** What families wrote is kept beside it. */
const OWNER_ONLY_FOLDER = 0o700;

/** Two processes may start at once: the one that creates the file wins, and the other reads it. */
export function keptSecret(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: OWNER_ONLY_FOLDER });
  const path = join(directory, FILE);
  try {
    writeFileSync(path, randomBytes(KEY_BYTES).toString('base64url'), { flag: 'wx', mode: OWNER_ONLY });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    chmodSync(path, OWNER_ONLY);
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret === '') throw new Error(`${path} is empty: remove it, a new one is made at the next start`);
  return secret;
}

/** A key for one purpose; keys of different purposes tell nothing of each other. */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `family-support-bot ${purpose}`, KEY_BYTES));
}

/** Names a person or an address without keeping it: the same value gives the same text, and only with the key. */
export function keyedHash(key: Uint8Array): (value: string) => string {
  return (value) => createHmac('sha256', key).update(value).digest('base64url');
}

/** The time that it takes tells nothing of where the two differ, nor of how long they are. */
export function isSameSecret(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(one!, other!);
}
