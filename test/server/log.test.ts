/** No word of a family, no token and no address reaches a log line, whatever goes wrong. */
import type { Room } from '../../dialogs/room';
import { faultOf } from '../../src/server/log';
import { readConversations } from '../support/conversations';
import { testRoom } from '../support/room';
import { Chat, send } from './support/chat';
import { type Running, startServer, stopServers } from './support/server';

afterEach(stopServers);

const NO_LIMITS = { LIMIT_PER_CONVERSATION: '0', LIMIT_PER_ADDRESS: '0' };
const said = readConversations()
  .filter(({ channels }) => channels.includes('web'))
  .map(({ turns }) => turns.map(({ user }) => user));

async function playAll(server: Running): Promise<string[]> {
  const tokens: string[] = [];
  for (const turns of said) {
    const chat = await Chat.open(server.url);
    tokens.push(chat.opened.token);
    for (const text of turns) await chat.say(text);
  }
  return tokens;
}

/** Longer than the words that every log line has anyway. */
function tellTale(texts: readonly string[]): string[] {
  return texts.filter((text) => text.length > 7);
}

test('the whole conversation suite, at the most talkative level', async () => {
  const server = await startServer(NO_LIMITS);
  const tokens = await playAll(server);
  const log = server.logged.join('');
  expect(said.length).toBeGreaterThan(5);
  for (const text of tellTale([...said.flat(), ...tokens])) expect(log).not.toContain(text);
});

test('turns that fail with the person’s words in the error', async () => {
  const room: Room = {
    ...testRoom(),
    matcher: () => ({
      query: (text) => {
        throw new Error(`cannot match ${text}\n    at ${text} (${text}:1:1)`);
      },
    }),
  };
  const server = await startServer(NO_LIMITS, { room });
  const chat = await Chat.open(server.url);
  await chat.say('my daughter Zuzanna was diagnosed on a Thursday');
  expect((await chat.answers())[0]).toMatch(/Something went wrong/);
  const log = server.logged.join('');
  expect(log).toContain('a turn failed');
  expect(log).toContain('"cause":{"error":"Error"');
  expect(log).not.toMatch(/Zuzanna|Thursday|daughter/);
});

test('requests that are refused or broken', async () => {
  const server = await startServer(NO_LIMITS);
  await send(`${server.url}/api/messages`, 'POST', '{"text":"my daughter Zuzanna');
  await send(`${server.url}/Zuzanna?phone=206-555-0100`, 'GET');
  await send(`${server.url}/v3/directline/conversations/Zuzanna/activities`, 'GET', undefined, {
    authorization: 'Bearer Zuzanna',
  });
  const chat = await Chat.open(server.url);
  await server.app.storage.close();
  const failed = await chat.say('my daughter Zuzanna');
  expect(failed.status).toBe(500);
  expect(server.logged.join('')).not.toMatch(/Zuzanna|555-0100/);
  expect(server.logged.join('')).toContain('a request failed');
});

test('an error is told by kind, code and place', () => {
  const error = Object.assign(new TypeError('the words of a person'), { code: 'ECODE' });
  const fault = faultOf(error);
  expect(fault).toMatchObject({ error: 'TypeError', code: 'ECODE' });
  expect(fault.at!.length).toBeGreaterThan(0);
  expect(JSON.stringify([fault, faultOf('words'), faultOf(undefined)])).not.toMatch(/words/);
});
