/** `npm run doctor` tells what is set, what is missing and what to do, and never a secret. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { SMTPServer } from 'smtp-server';
import { type Environment, readConfig } from '../../src/config';
import { type Finding, findingLines } from '../../src/doctor/finding';
import { checkClock, checkDataFolder, checkDisk, checkNode, checkPort } from '../../src/doctor/machine';
import { checkDatabase, checkMail, checkPublicUrl, checkTeams, checkTexts } from '../../src/doctor/services';
import { checkSettings } from '../../src/doctor/settings';
import { projectRoot } from '../../src/project-root';
import type { Config } from '../../src/settings';
import { inspectStorage } from '../../src/storage/inspect';
import { migrateStorage } from '../../src/storage/migrate';

const TENANT = '00000000-0000-4000-8000-000000000000';
const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

function configOf(env: Environment = {}): Config {
  const read = readConfig(env);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.config;
}

const stateOf = ({ state }: Finding) => state;

test.each([
  ['24.9.0', 'good'],
  ['22.13.0', 'good'],
  ['22.9.0', 'bad'],
  ['20.20.2', 'bad'],
  ['100.0.0', 'good'],
])('Node %s: %s', (version, state) => {
  expect(checkNode(version, '>=22.13').state).toBe(state);
});

test.each([
  ['alone and after the installation', { nowMs: 10, installedMs: 5, databaseMs: undefined }, 'good'],
  ['before the installation', { nowMs: 4, installedMs: 5, databaseMs: undefined }, 'bad'],
  ['a second from the database', { nowMs: 100_000, installedMs: 5, databaseMs: 101_000 }, 'good'],
  ['a minute from the database', { nowMs: 100_000, installedMs: 5, databaseMs: 160_000 }, 'bad'],
] as const)('a clock %s', (_name, clocks, state) => {
  expect(checkClock(clocks).state).toBe(state);
});

test('disk, data folder and port', async () => {
  expect((await checkDisk(join(folder, 'not', 'there'))).says).toMatch(/GiB free/);
  expect(checkDataFolder(folder).state).toBe('good');
  expect(checkDataFolder(join(folder, 'new')).says).toContain('first start');
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  const { port } = server.address() as AddressInfo;
  expect((await checkPort(port, '127.0.0.1')).says).toContain('in use');
  server.close();
  expect((await checkPort(0, '127.0.0.1')).state).toBe('good');
  expect((await checkPort(0, '203.0.113.1')).state).toBe('bad');
});

test('settings: names of what is set, where secrets come from, slips of the pen; no value', () => {
  const env = {
    PORT: '80',
    TWILIO_AUTH_TOKEN: 'hush-1',
    SMTP_PASSWORD_FILE: '/run/hush-2',
    PUBLIC_URL: 'https://a.example',
  };
  const { findings, config } = checkSettings(env, { ALOWED_ORIGINS: 'hush-3' }, () => 'hush-4');
  expect(config).toBeDefined();
  const text = findingLines(findings).join('\n');
  for (const part of [
    'PORT',
    'TWILIO_AUTH_TOKEN (not shown)',
    'SMTP_PASSWORD (from a file)',
    'ALOWED_ORIGINS',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('hush');
});

describe('database', () => {
  const config = configOf({ DATA_DIRECTORY: folder });
  const inspect = () => inspectStorage({ directory: folder });

  test('not there yet, migrated, to be migrated', async () => {
    expect((await checkDatabase(config, inspect)).finding.says).toContain('first start');
    await migrateStorage({ directory: folder });
    expect((await checkDatabase(config, inspect)).finding).toMatchObject({ state: 'good' });
    const file = new Sqlite(join(folder, 'family-support.sqlite'));
    file.prepare('delete from kysely_migration').run([]);
    file.close();
    expect((await checkDatabase(config, inspect)).finding).toMatchObject({
      state: 'note',
      says: expect.stringContaining('0001-first-tables'),
    });
  });

  test('one that does not answer is told by its code, without its address', async () => {
    const url = 'postgres://bot:hush@127.0.0.1:1/x';
    const { finding } = await checkDatabase(configOf({ DATABASE_URL: url }), () => inspectStorage({ url }));
    expect(finding).toMatchObject({ state: 'bad', says: expect.stringContaining('ECONNREFUSED') });
    expect(findingLines([finding]).join()).not.toContain('hush');
  });
});

test('mail: off, taken, refused, away', async () => {
  expect((await checkMail(undefined)).state).toBe('note');
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authMethods: ['PLAIN'],
    onAuth: ({ password }, _session, done) =>
      password === 'right' ? done(null, { user: 'bot' }) : done(new Error('wrong')),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const settings = {
    host: '127.0.0.1',
    port,
    secure: false,
    requireTls: false,
    user: 'bot',
    from: 'a@example.org',
    to: 'b@example.org',
  };
  expect((await checkMail({ ...settings, password: 'right' })).state).toBe('good');
  const refused = await checkMail({ ...settings, password: 'hush' });
  expect(refused).toMatchObject({ state: 'bad', says: expect.stringContaining('EAUTH') });
  expect(findingLines([refused]).join()).not.toContain('hush');
  await new Promise<void>((resolve) => server.close(() => resolve()));
  expect((await checkMail({ ...settings, password: 'right' })).state).toBe('bad');
});

test.each<readonly [string, () => Promise<Response>, Finding['state']]>([
  ['answers', async () => Response.json({}), 'good'],
  ['answers as something else', async () => new Response('', { status: 502 }), 'note'],
  ['does not answer', () => Promise.reject(new TypeError('fetch failed')), 'note'],
])('a public address that %s', async (_name, fetch, state) => {
  const config = configOf({ PUBLIC_URL: 'https://chat.example.org' });
  expect((await checkPublicUrl(config, fetch as typeof globalThis.fetch)).state).toBe(state);
});

test('channels: off, on, on without https', () => {
  const text = { TWILIO_AUTH_TOKEN: 'x' };
  const app = {
    MICROSOFT_APP_ID: TENANT,
    MICROSOFT_APP_TYPE: 'UserAssignedMSI',
    MICROSOFT_APP_TENANT_ID: TENANT,
  };
  const secure = { PUBLIC_URL: 'https://a.example' };
  const open = { PUBLIC_URL: 'http://a.example' };
  expect(
    [{}, { ...text, ...secure }, { ...text, ...open }].map((env) => stateOf(checkTexts(configOf(env)))),
  ).toEqual(['note', 'good', 'note']);
  expect(
    [{}, { ...app, ...secure }, { ...app, ...open }].map((env) => stateOf(checkTeams(configOf(env)))),
  ).toEqual(['note', 'good', 'note']);
});

test('the command: every problem at once, what to do, exit code 1, no secret', async () => {
  writeFileSync(join(folder, '.env'), 'SMTP_PASSWORD=hush-1\nDRAFT_POLICY=hush-2\n');
  const program = join(projectRoot(), 'dist', 'src', 'commands', 'doctor.js');
  const env = { PATH: process.env['PATH'], PORT: 'x', SESSION_SECRET: 'hush-3' };
  const { code, stdout } = await new Promise<{ code: unknown; stdout: string }>((resolve) => {
    execFile(process.execPath, [program], { cwd: folder, env }, (error, stdout) =>
      resolve({ code: error?.code ?? 0, stdout }),
    );
  });
  expect(code).toBe(1);
  for (const part of [
    'PORT is not a whole number',
    'DRAFT_POLICY is not one of',
    'SESSION_SECRET has fewer',
    'SMTP_PASSWORD (not shown)',
    '3 to repair',
  ])
    expect(stdout).toContain(part);
  expect(stdout).toMatch(/Content +good +11 languages/);
  expect(stdout).not.toContain('hush');
});
