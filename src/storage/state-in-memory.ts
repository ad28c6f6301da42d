/** Conversation state that lives as long as the process: for commands and tests. */
import { type StateStore, VersionConflict } from './contract/conversation';

export function createStateInMemory(): StateStore {
  const kept = new Map<string, { value: string; version: number }>();
  let lastVersion = 0;
  return {
    async read(key) {
      const found = kept.get(key);
      return found && { value: JSON.parse(found.value) as unknown, version: found.version };
    },
    async write(key, value, expectedVersion) {
      if (kept.get(key)?.version !== expectedVersion) throw new VersionConflict();
      lastVersion += 1;
      kept.set(key, { value: JSON.stringify(value), version: lastVersion });
      return lastVersion;
    },
    async delete(key) {
      kept.delete(key);
    },
  };
}
