/** Changed content is taken in while the bot runs; bad content changes nothing and is said. */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { SmallHouse } from '../support/small-house';
import { Chat, send, until } from './support/chat';
import { freshDirectory, type Running, startServer, stopServers } from './support/server';

jest.setTimeout(60_000);

let house: SmallHouse;
beforeAll(async () => {
  house = await SmallHouse.open();
  house.addProgram();
});
afterEach(stopServers);
afterAll(() => house.remove());

const TOPIC = 'stem-cell-transplant';
const TALK_EVERY_MS = 200;
const QUESTION = 'what is a bone marrow transplant';

/** With the compiled content of the house, and nothing of the real one. */
function startHouse(): Promise<Running> {
  return startServer(
    { METRICS_PORT: '0', LIMIT_PER_CONVERSATION: '0', LIMIT_PER_ADDRESS: '0' },
    { root: house.root },
  );
}

/** In a conversation of its own. */
async function answerTo({ url }: Running, text: string): Promise<string> {
  const chat = await Chat.open(url);
  await chat.say(text);
  return (await chat.answers())[0]!;
}

/** The reading grade stays low, and nothing is said that the source page does not say. */
const NEW_TEXT = 'This is the new text.';

function saidOf({ logged }: Running, part: string): string[] {
  return logged.filter((line) => line.includes(part));
}

test('good content is taken while people talk; bad content is refused with rule, file and fix', async () => {
  const server = await startHouse();
  expect(await answerTo(server, QUESTION)).not.toContain(NEW_TEXT);
  house.edit(TOPIC, (entry) => ({
    ...entry,
    answer: `${NEW_TEXT} ${entry.answer}`,
    alternates: [...entry.alternates, 'wibbling wobblers'],
  }));
  const reloading = server.app.reload();
  let talked = 0;
  let isDone = false;
  void reloading.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    expect(await answerTo(server, QUESTION)).toContain('Stem cells here are young cells.');
    talked += 1;
    // Time for the compiling process, which gives way to talk.
    await sleep(TALK_EVERY_MS);
  }
  expect(await reloading).toBe('taken');
  expect(talked).toBeGreaterThan(3);
  expect(await answerTo(server, QUESTION)).toContain(NEW_TEXT);
  expect(await answerTo(server, 'wibbling wobblers')).toContain(NEW_TEXT);

  house.edit(TOPIC, (entry) => ({ ...entry, answer: `${entry.answer} It takes 77 days.` }));
  expect(await server.app.reload()).toBe('refused');
  const [problem] = saidOf(server, '"rule"').map((line) => JSON.parse(line));
  expect(problem).toMatchObject({
    rule: 'number',
    file: expect.stringMatching(/^content\/faq\/en\/.*\.yaml$/),
    fix: expect.stringContaining('77'),
  });
  expect(await answerTo(server, QUESTION)).toContain(NEW_TEXT);
  expect((await send(`${server.url}/health/ready`, 'GET')).json).toMatchObject({
    status: 'ready',
    content: 'loaded; the last reload was refused',
  });
  house.edit(TOPIC, (entry) => ({ ...entry, answer: entry.answer.replace(' It takes 77 days.', '') }));

  const { text } = await send(server.app.metricsUrl!, 'GET');
  for (const result of ['taken', 'refused'])
    expect(text).toContain(`family_support_content_reloads_total{result="${result}"} 1`);
});

test('npm start reloads on SIGHUP, and still stops on a signal to npm', async () => {
  const child = spawn('npm', ['start'], {
    cwd: house.root,
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIRECTORY: freshDirectory() },
  });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  // Not `exit`: npm may be gone before what it started.
  const ended = new Promise((resolve) => child.once('close', resolve));
  await until(() => /kill -HUP \d+/.test(output), 40_000);
  process.kill(Number(/kill -HUP (\d+)/.exec(output)![1]), 'SIGHUP');
  await until(() => output.includes('"result":"taken"'), 40_000);
  const url = /Open (\S+)/.exec(output)![1]!;
  expect((await send(`${url}/health/ready`, 'GET')).json.content).toBe('loaded; the last reload was taken');
  child.kill('SIGTERM');
  await ended;
  expect(output).toContain('SIGTERM: finishing what is running.');
  await expect(fetch(url)).rejects.toThrow();
});
