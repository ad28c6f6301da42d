/** What no client should send: each gets the right status or a kind reply, and the server lives on. */
import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Chat, send } from './support/chat';
import { type Running, startServer, stopServers } from './support/server';

let server: Running;
beforeAll(async () => {
  server = await startServer({ LIMIT_PER_CONVERSATION: '0', LIMIT_PER_ADDRESS: '0' });
});
afterAll(stopServers);

const ACTIVITY = {
  type: 'message',
  channelId: 'directline',
  from: { id: 'somebody' },
  recipient: { id: 'bot' },
  conversation: { id: 'one' },
  deliveryMode: 'expectReplies',
  serviceUrl: 'http://localhost:9',
};

const TEXTS: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['spaces', ' \n\t '],
  ['emoji only', '😢😢😢'],
  ['100 KB', 'what about the donor cells? '.repeat(3_700)],
  ['HTML and script', '<script>alert(1)</script><img src=x onerror=alert(2)>'],
  ['null bytes', 'do\u0000nor\u0000 cells\u0000'],
  ['right to left and zero width', '\u202edonor\u202c \u200bcells\u200d\u2066\u2069\ufeff'],
  ['half of a pair', 'donor \ud83d cells'],
  ['many accents', `d${'\u0301'.repeat(5_000)}onor`],
  ['names of the language', '__proto__ constructor toString'],
  ['a template', '{{phone.center}} $t(welcome.hello) #{7*7}'],
];

describe.each(TEXTS)('text: %s', (_name, text) => {
  test('through the website', async () => {
    const chat = await Chat.open(server.url);
    expect((await chat.say(text)).status).toBe(200);
    const [answer] = await chat.answers();
    expect(answer!.length).toBeGreaterThan(20);
    expect(answer).not.toMatch(/Something went wrong|<script|\{\{|\b49\b/);
  });

  test('through the Bot Framework', async () => {
    const conversation = { id: `text-${_name}` };
    const { status, json } = await send(`${server.url}/api/messages`, 'POST', {
      ...ACTIVITY,
      conversation,
      text,
    });
    expect(status).toBe(200);
    expect(json.activities[0].text).not.toMatch(/Something went wrong|<script/);
  });
});

test('a very long text is read up to a limit, and this is said', async () => {
  const chat = await Chat.open(server.url);
  await chat.say(`where do the donor cells come from ${'please tell me '.repeat(6_000)}`);
  expect((await chat.answers()).join(' ')).toMatch(/first 2000 characters/);
});

const without = (field: keyof typeof ACTIVITY) => {
  const { [field]: _left, ...rest } = { ...ACTIVITY, text: 'hello' };
  return rest;
};

const SERVICE_BODIES: readonly (readonly [string, unknown, number])[] = [
  ['empty', undefined, 400],
  ['{}', {}, 400],
  ['broken JSON', '{"type":"message"', 400],
  ['a list', [], 400],
  ['a number', '7', 400],
  ['null', 'null', 400],
  ['without type', without('type'), 400],
  ['without from', without('from'), 400],
  ['without conversation', without('conversation'), 400],
  ['without channel', without('channelId'), 400],
  ['a type that is no text', { ...ACTIVITY, type: 7 }, 400],
  ['from that is text', { ...ACTIVITY, from: 'me' }, 400],
  ['text that is a number', { ...ACTIVITY, text: 5 }, 400],
  ['a service address that is none', { ...ACTIVITY, serviceUrl: 'file:///etc/passwd' }, 400],
  ['without text', ACTIVITY, 200],
  ['text null', { ...ACTIVITY, text: null }, 200],
  ['attachments null', { ...ACTIVITY, text: 'hi', attachments: null }, 200],
  ['attachments that are text', { ...ACTIVITY, text: 'hi', attachments: 'x' }, 200],
  ['an unknown type', { ...ACTIVITY, type: 'somethingNew' }, 200],
  ['a deletion', { ...ACTIVITY, type: 'contactRelationUpdate' }, 200],
  ['a reaction without anything', { ...ACTIVITY, type: 'messageReaction' }, 200],
  ['a join without anybody', { ...ACTIVITY, type: 'conversationUpdate' }, 200],
  ['a join with nonsense', { ...ACTIVITY, type: 'conversationUpdate', membersAdded: 'x' }, 200],
  ['a wrong time', { ...ACTIVITY, text: 'hi', timestamp: 'yesterday' }, 200],
  ['a locale that is none', { ...ACTIVITY, text: 'hi', locale: { a: 1 } }, 200],
  [
    'nested without end',
    `${JSON.stringify({ ...ACTIVITY, text: 'hi' }).slice(0, -1)},"value":${'['.repeat(90_000)}${']'.repeat(90_000)}}`,
    200,
  ],
  ['too large', { ...ACTIVITY, text: 'x'.repeat(600_000) }, 413],
];

test.each(SERVICE_BODIES)('POST /api/messages, %s: %#', async (_name, body, status) => {
  const answer = await send(`${server.url}/api/messages`, 'POST', body);
  expect(answer.status).toBe(status);
  if (status >= 400)
    expect(answer.json).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
  expect(answer.text).not.toMatch(/\.[jt]s:\d+|node_modules/);
});

const WEB_BODIES: readonly (readonly [string, unknown, number])[] = [
  ['empty', undefined, 400],
  ['{}', {}, 400],
  ['broken JSON', '{"type":"message","text":"my child"', 400],
  ['a list', [], 400],
  ['null', 'null', 400],
  ['a type that is no text', { type: {} }, 400],
  ['text that is a list', { type: 'message', text: ['a'] }, 400],
  ['too many attachments', { type: 'message', attachments: Array.from({ length: 50 }, () => ({})) }, 400],
  ['only a type', { type: 'message' }, 200],
  ['an unknown type', { type: 'somethingNew', value: 1 }, 200],
  ['typing', { type: 'typing' }, 200],
  ['a join of its own', { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] }, 200],
  ['an event', { type: 'event', name: 'x', value: { deep: true } }, 200],
  ['an invoke', { type: 'invoke', name: 'adaptiveCard/action' }, 200],
  ['nonsense around', { type: 'message', text: 'hi', locale: 5, channelData: 'x', name: {} }, 200],
  ['a prototype', '{"type":"message","text":"hi","__proto__":{"x":1},"constructor":{"y":1}}', 200],
  [
    'nested without end',
    `{"type":"message","text":"hi","value":{"a":${'['.repeat(90_000)}${']'.repeat(90_000)}}}`,
    200,
  ],
  ['a value that is too large', { type: 'message', text: 'hi', value: { a: 'x'.repeat(50_000) } }, 200],
  ['too large', { type: 'message', text: 'x'.repeat(600_000) }, 413],
];

test.each(WEB_BODIES)('POST activities, %s: %#', async (_name, body, status) => {
  const chat = await Chat.open(server.url);
  const answer = await chat.post(body);
  expect(answer.status).toBe(status);
  expect(answer.text).not.toContain('my child');
  if (status === 200) expect(answer.json.id).toContain(chat.opened.conversationId);
});

test.each(['', '5', '-1', '1e9', 'x', 'null', '99999999999999', '%00'])(
  'watermark "%s" is harmless',
  async (watermark) => {
    const chat = await Chat.open(server.url);
    expect(
      (await send(`${chat.path}/activities?watermark=${watermark}`, 'GET', undefined, chat.auth)).status,
    ).toBe(200);
  },
);

test('starting with nonsense starts', async () => {
  for (const start of [{ locale: 7 }, { locale: '<b>' }, [], { user: 'x' }]) {
    const chat = await Chat.open(server.url, start);
    expect(chat.opened.conversationId).toBeDefined();
  }
});

const RAW: readonly (readonly [string, string, string, Record<string, string>, Buffer | string, number])[] = [
  [
    'packed body',
    'POST',
    '/api/messages',
    { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    gzipSync('{}'),
    415,
  ],
  [
    'body that pretends to be packed',
    'POST',
    '/api/messages',
    { 'content-encoding': 'gzip' },
    'no gzip',
    415,
  ],
  ['form for JSON', 'POST', '/api/messages', { 'content-type': 'multipart/form-data; boundary=x' }, 'x', 415],
  [
    'wrong bytes',
    'POST',
    '/api/messages',
    { 'content-type': 'application/json' },
    Buffer.from([0xff, 0xfe, 0x00]),
    400,
  ],
  ['a path that cannot be decoded', 'GET', '/%E0%A4%A', {}, '', 404],
  ['a path outside', 'GET', '/../../etc/passwd', {}, '', 404],
  ['a path outside, coded', 'GET', '/assets/..%2f..%2fpackage.json', {}, '', 404],
  ['two slashes', 'GET', '//evil.example/x', {}, '', 404],
  ['an unknown method', 'DELETE', '/api/messages', {}, '', 405],
  ['a very long path', 'GET', `/${'x'.repeat(5_000)}`, {}, '', 404],
];

function raw(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: Buffer | string,
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode!, text }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

test.each(RAW)('%s', async (_name, method, path, headers, body, status) => {
  const answer = await raw(method, path, headers, body);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.text)).toEqual({
    error: { code: expect.any(String), message: expect.any(String) },
  });
});

test('an endless body without a length is refused', async () => {
  const chunk = Buffer.alloc(65_536, 97);
  const { hostname, port } = new URL(server.url);
  const status = await new Promise<number>((resolve, reject) => {
    const request = httpRequest({
      hostname,
      port,
      path: '/api/messages',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    request.on('response', (response) => resolve(response.statusCode!));
    request.on('error', reject);
    for (let sent = 0; sent < 12; sent += 1) request.write(chunk);
    request.end();
  });
  expect(status).toBe(413);
});

test('after all of this the server is well', async () => {
  expect((await send(`${server.url}/health/ready`, 'GET')).status).toBe(200);
  expect(server.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});
