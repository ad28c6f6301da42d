/** What operators do with a database from outside: `npm run database`. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';
import { openStorage } from '../../src/storage/open-storage';
import type { Storage } from '../../src/storage/storage';
import { MAIL, sampleCallback } from './support/samples';

const folder = mkdtempSync(join(tmpdir(), 'database-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): Promise<{ code: unknown; output: string }> {
  const program = join(projectRoot(), 'dist', 'src', 'commands', 'database.js');
  const env = { PATH: process.env['PATH'], DATA_DIRECTORY: folder };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
}

async function withDeadLetter(storage: Storage): Promise<void> {
  const request = { ...sampleCallback('c0ffee00-0000-4000-8000-000000000000'), name: 'Zuzanna' };
  await storage.callbacks.create(request, [MAIL], 1_000);
  const [item] = await storage.outbox.take({ kinds: ['email'], limit: 1, leaseMs: 1_000 }, 2_000);
  await storage.outbox.markDead(item!, 'ESOCKET', 3_000);
}

test('migrate, back up while in use, see and retry what was not delivered', async () => {
  expect(await run('migrate')).toEqual({ code: 0, output: expect.stringContaining('0001-first-tables') });
  expect(await run('migrate')).toEqual({ code: 0, output: 'Nothing to migrate.\n' });
  const storage = await openStorage({ directory: folder });
  await withDeadLetter(storage);

  const shown = await run('undelivered');
  expect(shown).toEqual({
    code: 0,
    output: expect.stringMatching(/email \S+ after 1 attempts: ESOCKET\n1 not/),
  });
  expect(shown.output).not.toMatch(/Zuzanna|555/);
  expect((await run('undelivered', '--retry')).output).toContain('tries them again');
  expect(await storage.outbox.counts()).toMatchObject({ pending: 1, dead: 0 });

  const copies = join(folder, 'copy');
  expect((await run('backup', copies)).code).toBe(0);
  expect(statSync(copies).mode & 0o777).toBe(0o600);
  await storage.close();
  expect(await run('backup')).toEqual({ code: 1, output: expect.stringContaining('name the file') });
  expect((await run()).code).toBe(1);
});

test('a copy is a database with all that was there', async () => {
  const place = mkdtempSync(join(folder, 'restored-'));
  await run('backup', join(place, 'family-support.sqlite'));
  const storage = await openStorage({ directory: place });
  expect(await storage.callbacks.list('new', 10)).toHaveLength(1);
  await storage.close();
});
