/** What Prometheus reads: figures by closed labels, on a port of its own, for who has the token. */
import { LABELS, OTHER } from '../../src/metrics/labels';
import { isSameSecret } from '../../src/server/secrets';
import { MAIL, sampleCallback } from '../storage/support/samples';
import { testRoom } from '../support/room';
import { Chat, Listener, send, until } from './support/chat';
import { type Running, startServer, stopServers } from './support/server';

afterEach(stopServers);

const TOKEN = 'a-token-for-prometheus';

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

async function read(server: Running): Promise<Sample[]> {
  const { text } = await send(server.app.metricsUrl!, 'GET', undefined, { authorization: `Bearer ${TOKEN}` });
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line)!;
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, text]) => [label!, text!]);
    return { name: name!, labels: Object.fromEntries(pairs), value: Number(value) };
  });
}

function figure(samples: readonly Sample[], name: string, labels: Readonly<Record<string, string>> = {}) {
  const wanted = JSON.stringify(Object.entries(labels).sort());
  return samples.find(
    (sample) =>
      sample.name === `family_support_${name}` &&
      JSON.stringify(Object.entries(sample.labels).sort()) === wanted,
  )?.value;
}

function withMetrics(overrides: Parameters<typeof startServer>[1] = {}): Promise<Running> {
  return startServer({ METRICS_PORT: '0', METRICS_TOKEN: TOKEN }, overrides);
}

test('without a port of their own there are none, and never on the public port', async () => {
  const closed = await startServer();
  expect(closed.app.metricsUrl).toBeUndefined();
  const open = await withMetrics();
  for (const { url } of [closed, open]) {
    const { status } = await send(`${url}/metrics`, 'GET', undefined, { authorization: `Bearer ${TOKEN}` });
    expect(status).toBe(404);
  }
});

test.each([
  ['no token', {}, 401],
  ['another token', { authorization: 'Bearer another-token-of-16' }, 401],
  ['the beginning of it', { authorization: `Bearer ${TOKEN.slice(0, -1)}` }, 401],
  ['another scheme', { authorization: `Basic ${TOKEN}` }, 401],
  ['the token', { authorization: `Bearer ${TOKEN}` }, 200],
])('%s: %#', async (_name, headers, status) => {
  const { app } = await withMetrics();
  const answer = await send(app.metricsUrl!, 'GET', undefined, headers as Record<string, string>);
  expect(answer.status).toBe(status);
  expect(answer.text.includes('family_support_')).toBe(status === 200);
});

test('turns, safety replies, sockets, requests and the process are counted', async () => {
  const server = await withMetrics();
  const chat = await Chat.open(server.url);
  const listener = await Listener.open(chat.opened.streamUrl);
  await until(() => listener.texts.length === 1);
  await chat.say('where do the donor cells come from');
  await chat.say('my son is not breathing');
  await send(`${server.url}/nothing`, 'GET');
  const samples = await read(server);
  const turn = { channel: 'web', language: 'en' };
  expect(figure(samples, 'turns_total', { ...turn, outcome: 'welcome' })).toBe(1);
  expect(figure(samples, 'turns_total', { ...turn, outcome: 'answer' })).toBe(1);
  expect(figure(samples, 'turns_total', { ...turn, outcome: 'emergency' })).toBe(1);
  expect(figure(samples, 'safety_replies_total', { level: 'emergency' })).toBe(1);
  expect(figure(samples, 'safety_replies_total', { level: 'crisis' })).toBe(0);
  expect(figure(samples, 'safety_fallbacks_total')).toBe(0);
  expect(figure(samples, 'turn_duration_seconds_count', { channel: 'web' })).toBe(3);
  expect(figure(samples, 'direct_line_sockets')).toBe(1);
  expect(figure(samples, 'http_requests_total', { method: 'GET', route: 'none', status: '404' })).toBe(1);
  expect(figure(samples, 'content_drafts', { language: 'en' })).toBeGreaterThan(0);
  expect(samples.some(({ name }) => name === 'process_resident_memory_bytes')).toBe(true);
});

test('triage that fails is counted and said, and so is a turn that fails', async () => {
  const server = await withMetrics({
    room: {
      ...testRoom(),
      triage: (text) => {
        throw new Error(text);
      },
    },
  });
  const chat = await Chat.open(server.url);
  await chat.say('my daughter Zuzanna has a question');
  const samples = await read(server);
  expect(figure(samples, 'safety_fallbacks_total')).toBe(1);
  expect(server.logged.join('')).toContain('triage failed');
  expect(server.logged.join('')).not.toContain('Zuzanna');
  const broken = {
    ...testRoom(),
    matcher: () => {
      throw new Error('broken');
    },
  };
  const other = await withMetrics({ room: broken });
  await (await Chat.open(other.url)).say('where do the donor cells come from');
  expect(figure(await read(other), 'turn_failures_total', { channel: 'web' })).toBe(1);
});

test('deliveries that wait, and a database that is away, are counted', async () => {
  const server = await withMetrics();
  await server.app.storage.callbacks.create(sampleCallback('r1'), [MAIL], Date.now());
  const before = await read(server);
  expect(figure(before, 'outbox_items', { state: 'pending' })).toBe(1);
  expect(figure(before, 'outbox_items', { state: 'dead' })).toBe(0);
  await server.app.storage.close();
  await send(`${server.url}/api/token`, 'POST');
  const after = await read(server);
  expect(figure(after, 'storage_errors_total', { store: 'limits' })).toBe(1);
  expect(figure(after, 'outbox_items', { state: 'pending' })).toBeUndefined();
});

/** Labels of the figures that Node itself tells. */
const OF_NODE = ['le', 'version', 'major', 'minor', 'patch', 'type', 'space', 'kind', 'quantile'];

test('every label is from a closed list, whatever comes in', async () => {
  const server = await withMetrics();
  const chat = await Chat.open(server.url, { locale: 'xx-Zuzanna' });
  await chat.say('Zuzanna');
  for (const method of ['DELETE', 'PROPFIND', 'PUT'])
    await send(`${server.url}/Zuzanna/${chat.opened.conversationId}?a=Zuzanna`, method);
  await send(`${server.url}/v3/directline/conversations/Zuzanna/activities`, 'GET');
  const samples = await read(server);
  const text = JSON.stringify(samples);
  expect(text).not.toContain('Zuzanna');
  expect(text).not.toContain(chat.opened.conversationId);
  const lists: Readonly<Record<string, readonly string[]>> = { ...LABELS, state: LABELS.delivery };
  for (const { name, labels } of samples) {
    for (const [label, value] of Object.entries(labels)) {
      if (name.startsWith('family_support_') === false || label === 'le') expect(OF_NODE).toContain(label);
      else if (label === 'route') expect(value).toMatch(/^(?:none|\/[\w/:.-]*)$/);
      else
        expect({ label, value, isKnown: [...(lists[label] ?? []), OTHER].includes(value) }).toEqual({
          label,
          value,
          isKnown: true,
        });
    }
  }
  expect(figure(samples, 'http_requests_total', { method: OTHER, route: 'none', status: '404' })).toBe(3);
});

test.each([
  ['secret', 'secret', true],
  ['secret', 'secre', false],
  ['', 'secret', false],
  ['sécret', 'secret', false],
])('"%s" and "%s" are the same secret: %s', (given, expected, isSame) => {
  expect(isSameSecret(given, expected)).toBe(isSame);
});
