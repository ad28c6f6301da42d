/** No word of a family, no token and no address reaches a log line, whatever goes wrong. */
import type { Room } from '../../dialogs/room';
import type { Channel } from '../../src/core/types';
import { faultOf } from '../../src/server/log';
import { readConversations } from '../support/conversations';
import { testRoom } from '../support/room';
import { Chat, send } from './support/chat';
import { type Running, startServer, stopServers } from './support/server';
import { sendText, TEXTS } from './support/texts';

afterEach(stopServers);

const NO_LIMITS = { LIMIT_PER_CONVERSATION: '0', LIMIT_PER_ADDRESS: '0' };
/** Every channel is on; the mail server is away, so that deliveries fail too. */
const EVERYTHING_ON = {
  ...NO_LIMITS,
  ...TEXTS,
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: '9',
  SMTP_FROM: 'bot@example.org',
  CALLBACK_EMAIL: 'center@example.org',
};

/** All words of our own that a line may hold; a person may say them too, and then they tell nothing of the person. */
const OWN_WORDS = new Set(
  'level time method route status answered post conversations messages activities directline call back'.split(
    ' ',
  ),
);

/** Whole words of four letters or more, numbers of four digits or more, and runs of four Chinese characters. */
function tellTales(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]{4,}|\d[\d ()-]{2,}\d/gu) ?? [];
  return words.flatMap((word) => {
    const han = /^\p{Script=Han}+$/u.test(word);
    return han ? Array.from({ length: word.length - 3 }, (_, at) => word.slice(at, at + 4)) : [word];
  });
}

const conversations = readConversations();
const said = conversations.flatMap(({ turns }) => turns.map(({ user }) => user));
const words = [...new Set(said.flatMap(tellTales))].filter((word) => !OWN_WORDS.has(word));

type Say = (text: string) => Promise<unknown>;

/** A conversation on each channel, by the way that the channel itself takes. */
const CHANNELS: Readonly<Record<Channel, (server: Running, id: string) => Promise<Say>>> = {
  web: async (server) => {
    const chat = await Chat.open(server.url);
    return (text) => chat.say(text);
  },
  sms: async (server, from) => async (text) => {
    expect((await sendText(server.url, text, { from })).status).toBe(200);
  },
  msteams: async (server, id) => (text) =>
    send(`${server.url}/api/messages`, 'POST', {
      type: 'message',
      channelId: 'msteams',
      from: { id: 'somebody' },
      recipient: { id: 'bot' },
      conversation: { id, conversationType: 'personal' },
      deliveryMode: 'expectReplies',
      text,
    }),
};

test('the whole conversation suite on every channel, at the most talkative level', async () => {
  const printed = jest.spyOn(process.stdout, 'write');
  const consoled = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    jest.spyOn(console, name),
  );
  const server = await startServer(EVERYTHING_ON);
  for (const [index, { channels, turns }] of conversations.entries()) {
    for (const channel of channels) {
      const say = await CHANNELS[channel](server, `+1206555${1_000 + index}`);
      for (const { user } of turns) await say(user);
    }
  }
  await stopServers();
  const log = server.logged.join('').toLowerCase();
  expect(server.logged.length).toBeGreaterThan(said.length);
  expect(words.length).toBeGreaterThan(80);
  expect(words.filter((word) => log.includes(word))).toEqual([]);
  expect(log).not.toMatch(/206555|eyj[\w-]{10}/);
  for (const spy of [printed, ...consoled]) expect(spy).not.toHaveBeenCalled();
  jest.restoreAllMocks();
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
