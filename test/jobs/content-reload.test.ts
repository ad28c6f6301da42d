import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContentReload, type ReloadParts } from '../../src/jobs/content-reload';

const compiled = mkdtempSync(join(tmpdir(), 'compiled-'));
writeFileSync(join(compiled, 'knowledge.json'), '{}');
afterAll(() => rmSync(compiled, { recursive: true }));

function reloadWith(parts: Partial<ReloadParts> = {}) {
  const taken: string[] = [];
  const errors: unknown[] = [];
  const reload = new ContentReload({
    compiled,
    compile: async () => [],
    take: async (folder) => void taken.push(folder),
    onProblems: () => undefined,
    onError: (error) => errors.push(error),
    onDone: () => undefined,
    ...parts,
  });
  return { reload, taken, errors };
}

test('calls while one is running make one more after it', async () => {
  const { reload, taken } = reloadWith();
  expect(await Promise.all([reload.reload(), reload.reload(), reload.reload()])).toEqual([
    'taken',
    'taken',
    'taken',
  ]);
  expect(taken).toHaveLength(2);
  await reload.stop();
});

test('starts from what is compiled, keeps the newest two folders, and removes all at the end', async () => {
  const { reload, taken } = reloadWith();
  for (let count = 0; count < 3; count += 1) await reload.reload();
  expect(taken.map((folder) => existsSync(join(folder, 'knowledge.json')))).toEqual([false, true, true]);
  await reload.stop();
  expect(taken.filter((folder) => existsSync(folder))).toEqual([]);
  expect(existsSync(compiled)).toBe(true);
});

test('what cannot be opened is failed, is told, and leaves no folder', async () => {
  let folder = '';
  const { reload, errors } = reloadWith({
    take: async (opened) => {
      folder = opened;
      throw new Error('no rules');
    },
  });
  expect(await reload.reload()).toBe('failed');
  expect([errors.length, existsSync(folder)]).toEqual([1, false]);
  await reload.stop();
});

test('a stop ends a compile that is running', async () => {
  const { reload, taken, errors } = reloadWith({
    compile: (_out, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
  });
  const running = reload.reload();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await reload.stop();
  expect([await running, taken, errors]).toEqual(['failed', [], []]);
});
