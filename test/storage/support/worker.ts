/** A process of its own on the same database. Prints one line for each thing that was confirmed. */
import { writeSync } from 'node:fs';
import { openStorage } from '../../../src/storage/open-storage';
import type { Storage, StorageOptions } from '../../../src/storage/storage';
import { MAIL, MINUTE_MS, NOON_MS, range, sampleCallback, TEAMS } from './samples';

export interface Task {
  readonly do: 'start' | 'append' | 'deliver' | 'write-until-killed';
  readonly options: StorageOptions;
  readonly name: string;
  readonly count: number;
}

const STANDARD_OUTPUT = 1;
/** At once: a line that a killed process has buffered would be lost. */
const confirm = (line: string | number): number => writeSync(STANDARD_OUTPUT, `${line}\n`);

async function append({ activities }: Storage, { name, count }: Task): Promise<void> {
  for (const n of range(count)) {
    const { sequence } = await activities.append('shared', { from: name, n }, NOON_MS, `${name}-${n}`);
    confirm(sequence);
  }
}

async function deliver({ outbox }: Storage): Promise<void> {
  const due = { kinds: ['email', 'teams'], limit: 3, leaseMs: MINUTE_MS } as const;
  for (;;) {
    const items = await outbox.take(due, NOON_MS);
    if (items.length === 0) return;
    for (const item of items) {
      confirm(item.id);
      await outbox.markSent(item, NOON_MS);
    }
  }
}

async function writeUntilKilled({ callbacks }: Storage, { name }: Task): Promise<void> {
  for (let n = 1; ; n += 1) {
    await callbacks.create(sampleCallback(`${name}-${n}`), [MAIL, TEAMS], NOON_MS);
    confirm(`${name}-${n}`);
  }
}

async function main(task: Task): Promise<void> {
  const storage = await openStorage(task.options);
  if (task.do === 'append') await append(storage, task);
  if (task.do === 'deliver') await deliver(storage);
  if (task.do === 'write-until-killed') await writeUntilKilled(storage, task);
  await storage.close();
}

void main(JSON.parse(process.argv[2] ?? '{}') as Task);
