/** A stop in the middle of things: nothing that was accepted is lost. */
import { spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Room } from '../../dialogs/room';
import { createApp } from '../../src/app';
import type { BotLogic } from '../../src/channels/web/direct-line/adapter';
import { readConfig } from '../../src/config';
import { projectRoot } from '../../src/project-root';
import { openStorage } from '../../src/storage/open-storage';
import { testRoom } from '../support/room';
import { Chat, Listener, until } from './support/chat';
import { freshDirectory, startServer, stopServer, stopServers } from './support/server';

afterEach(stopServers);

/** A bot that thinks for a moment: its turns are under way when the stop comes. */
const slowBot: BotLogic = async (context) => {
  if (context.activity.type === 'message') await sleep(50);
  await context.sendActivity('an answer');
};

test('answers in flight are finished, sockets are told to come back, new calls are refused', async () => {
  const server = await startServer({}, { bot: slowBot });
  const chat = await Chat.open(server.url);
  const listener = await Listener.open(chat.opened.streamUrl);
  const posts = Array.from({ length: 5 }, (_, index) => chat.say(`what about donors ${index}`));
  // A call that the machine has not handed to the server yet is refused, not in flight.
  await until(() => posts.every((_, index) => listener.texts.includes(`what about donors ${index}`)));
  const beganMs = Date.now();
  await stopServer(server);
  expect(Date.now() - beganMs).toBeLessThan(5_000);
  for (const { status } of await Promise.all(posts)) expect(status).toBe(200);
  expect(listener.closeCode).toBe(1012);
  await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
  const storage = await openStorage({ directory: server.directory });
  const rows = await storage.activities.after(chat.opened.conversationId, 0, 100);
  expect(rows).toHaveLength(11);
  await storage.close();
});

test('counts of turns are stored before the end, without words', async () => {
  const server = await startServer();
  const chat = await Chat.open(server.url);
  await chat.say('where do the donor cells come from');
  await chat.say('who won the super bowl last year');
  await stopServer(server);
  const storage = await openStorage({ directory: server.directory });
  const counts = await storage.events.since('2000-01-01');
  expect(
    counts.map(({ outcome, topic, language, channel, count }) => [outcome, topic, language, channel, count]),
  ).toEqual([
    ['answer', 'stem-cell-donor', 'en', 'web', 1],
    ['no-answer', '', 'en', 'web', 1],
    ['welcome', '', 'en', 'web', 1],
  ]);
  await storage.close();
});

test('stopping twice, and before the start, is harmless', async () => {
  const server = await startServer();
  await Promise.all([server.app.stop(), server.app.stop()]);
  const read = readConfig({ PORT: '0', DATA_DIRECTORY: freshDirectory(), LOG_LEVEL: 'silent' });
  const app = await createApp('config' in read ? read.config : (undefined as never), {
    room: testRoom() as Room,
  });
  await app.stop();
});

describe('the secret of a first start', () => {
  test('is kept for its owner alone, and used again', async () => {
    const server = await startServer();
    const path = join(server.directory, 'session-secret');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const secret = readFileSync(path, 'utf8');
    expect(secret.length).toBeGreaterThanOrEqual(43);
    await stopServer(server);
    await startServer(server.env);
    expect(readFileSync(path, 'utf8')).toBe(secret);
  });

  test('an empty file is a problem that is said', async () => {
    const directory = freshDirectory();
    writeFileSync(join(directory, 'session-secret'), '');
    await expect(startServer({ DATA_DIRECTORY: directory })).rejects.toThrow(/is empty: remove it/);
  });
});

describe('the process', () => {
  function run(env: Record<string, string>) {
    const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'index.js')], {
      cwd: freshDirectory(),
      env: { PATH: process.env['PATH'], ...env },
    });
    const output = { text: '' };
    child.stdout.on('data', (data) => {
      output.text += data;
    });
    child.stderr.on('data', (data) => {
      output.text += data;
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { child, output, ended };
  }

  test('says all that is wrong with the settings and ends with 1', async () => {
    const { output, ended } = run({ PORT: 'x', DRAFT_POLICY: 'y' });
    expect(await ended).toBe(1);
    expect(output.text).toMatch(
      /- PORT is not a whole number.*\n- DRAFT_POLICY is not one of the known words: set one of/,
    );
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'starts without any setting, says where, and ends well on %s',
    async (signal) => {
      const { child, output, ended } = run({ PORT: '0', LOG_LEVEL: 'warn' });
      await until(() => output.text.includes('Open http'), 25_000);
      expect(output.text).toMatch(/Text messages are off: TWILIO_AUTH_TOKEN is not set/);
      const url = /Open (\S+)/.exec(output.text)![1]!;
      for (const path of ['/health/ready', '/', '/chat', '/faq', '/faq/en']) {
        expect({ path, status: (await fetch(url + path)).status }).toEqual({ path, status: 200 });
      }
      child.kill(signal);
      expect(await ended).toBe(0);
    },
  );

  test('a database that does not answer is said in words', async () => {
    const { output, ended } = run({ PORT: '0', DATABASE_URL: 'postgres://nobody:secret-word@127.0.0.1:1/x' });
    expect(await ended).toBe(1);
    expect(output.text).toMatch(/database cannot be reached/);
    expect(output.text).not.toContain('secret-word');
  });

  test('a port that is taken is said in words', async () => {
    const server = await startServer();
    const { output, ended } = run({ PORT: new URL(server.url).port });
    expect(await ended).toBe(1);
    expect(output.text).toMatch(/Port \d+ is taken/);
  });
});
