/** What docs/threat-model.md says of the door: every page, every route that reads a body, slow and loud callers. */
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { sitePages } from '../../src/channels/web/pages/pages';
import { projectRoot } from '../../src/project-root';
import { createServer } from '../../src/server/create-server';
import { closeDoor, localUrl, openDoor } from '../../src/server/listen';
import { createLog } from '../../src/server/log';
import { Origins } from '../../src/server/origins';
import { addRoute } from '../../src/server/routes';
import { testRoom } from '../support/room';
import { Chat, Listener, send, until } from './support/chat';
import { freshDirectory, type Running, startServer, stopServers } from './support/server';
import { sendText, TEXTS } from './support/texts';

afterAll(stopServers);

const WEB_FOLDER = join(projectRoot(), 'dist', 'web');
const PUBLIC = { PUBLIC_URL: 'https://chat.example.org', ALLOWED_ORIGINS: 'https://hospital.example' };
const WITHOUT_LIMITS = { LIMIT_PER_ADDRESS: '0', LIMIT_PER_CONVERSATION: '0' };

describe('every page', () => {
  let server: Running;
  const paths = sitePages(testRoom, WEB_FOLDER).map(({ path }) => path);
  beforeAll(async () => {
    server = await startServer(PUBLIC, { pages: sitePages });
  });

  test('there are pages to look at', () => {
    expect(paths.length).toBeGreaterThan(20);
    expect(paths).toEqual(expect.arrayContaining(['/', '/chat', '/faq', '/faq/ar', '/embed.js']));
  });

  test.each(paths)(
    '%s: policy without inline code, closed headers, nothing inline, no cookie',
    async (path) => {
      const { headers, text, status } = await send(server.url + path, 'GET');
      expect(status).toBe(200);
      const policy = headers.get('content-security-policy')!;
      for (const directive of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
      ])
        expect(policy.split('; ')).toContain(directive);
      expect(policy).not.toMatch(/unsafe-|\*|http:/);
      const ancestors = path === '/chat' ? "'self' https://hospital.example" : "'none'";
      expect(policy).toMatch(new RegExp(`frame-ancestors ${ancestors}$`));
      expect(headers.get('x-frame-options')).toBe(path === '/chat' ? null : 'DENY');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('content-type')).toContain('charset=utf-8');
      expect(headers.get('set-cookie')).toBeNull();
      if (!headers.get('content-type')!.startsWith('text/html')) return;
      expect(text).not.toMatch(
        /<script(?![^>]*(?:\ssrc=|\stype="application\/json"))[^>]*>|<style[\s>]|\sstyle=|\son\w+=|javascript:/i,
      );
      for (const [, source] of text.matchAll(/\s(?:src|srcset|poster|data)="([^"]+)"/g))
        expect(source).toMatch(/^\/(?!\/)|^data:image\//);
      for (const [tag] of text.matchAll(/<link[^>]*>/g)) expect(tag).toMatch(/href="(?:\/(?!\/)|data:,)/);
    },
  );
});

test('no script of ours makes code out of text or writes markup', () => {
  const scripts = readdirSync(WEB_FOLDER).filter((name) => name.endsWith('.js'));
  expect(scripts).toEqual(expect.arrayContaining(['chat.js', 'embed.js']));
  for (const name of scripts) {
    const text = readFileSync(join(WEB_FOLDER, name), 'utf8');
    expect(text).not.toMatch(
      /\beval\(|\bnew Function\b|\bFunction\(|document\.write|insertAdjacentHTML|set(?:Timeout|Interval)\(["'`]/,
    );
  }
});

describe('bodies', () => {
  const MEBIBYTE = 1_048_576;
  const BODIES: readonly (readonly [path: string, type: string, mostBytes: number])[] = [
    ['/api/messages', 'application/json', MEBIBYTE],
    ['/api/sms', 'application/x-www-form-urlencoded', MEBIBYTE / 8],
    ['/api/token', 'application/json', 4_096],
    ['/v3/directline/tokens/generate', 'application/json', MEBIBYTE / 16],
    ['/v3/directline/tokens/refresh', 'application/json', MEBIBYTE / 16],
    ['/v3/directline/conversations', 'application/json', MEBIBYTE / 16],
    ['/v3/directline/conversations/x/activities', 'application/json', MEBIBYTE],
    ['/v3/directline/conversations/x/upload', 'multipart/form-data; boundary=x', 25 * MEBIBYTE],
  ];
  let server: Running;
  beforeAll(async () => {
    server = await startServer({ ...PUBLIC, ...TEXTS, ...WITHOUT_LIMITS });
  });

  test('every route that reads a body stands in this list', () => {
    const folder = join(projectRoot(), 'src', 'server');
    const posts = readdirSync(folder).flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/method: 'post',\s*path: (?:'([^']+)'|(\w+))/g),
    ]);
    expect(posts).toHaveLength(BODIES.length);
  });

  test.each(BODIES)('POST %s: more than it needs is refused before it is read', async (path, type, bytes) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${bytes}\r\n\r\n`;
    const beganMs = Date.now();
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (data) => {
        text += data;
        if (text.includes('\r\n\r\n')) resolve(text);
      });
      socket.write(head);
    });
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/connection: close/i);
    expect(Date.now() - beganMs).toBeLessThan(2_000);
  });

  test.each(['TRACE', 'PUT', 'PATCH', 'DELETE'])('%s is taken nowhere', async (method) => {
    for (const path of ['/', '/api/messages', '/api/token', '/health/live']) {
      const { hostname, port } = new URL(server.url);
      const socket = connect(Number(port), hostname);
      socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      const chunks: Buffer[] = [];
      for await (const chunk of socket) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 40[45] /);
    }
  });
});

describe('callers who send too much', () => {
  const ask = (url: string, headers: Record<string, string> = {}) =>
    send(`${url}/api/token`, 'POST', undefined, headers);

  test('an address is counted by all machines of one database together', async () => {
    const settings = { LIMIT_PER_ADDRESS: '4', DATA_DIRECTORY: freshDirectory() };
    const [one, two] = [await startServer(settings), await startServer(settings)];
    const statuses = [];
    for (const { url } of [one, two, one, two, one, two]) statuses.push((await ask(url)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
  });

  test('a conversation too', async () => {
    const settings = { LIMIT_PER_CONVERSATION: '4', DATA_DIRECTORY: freshDirectory() };
    const [one, two] = [await startServer(settings), await startServer(settings)];
    const chat = await Chat.open(one.url);
    const other = new Chat(`${two.url}/v3/directline`, chat.opened);
    const statuses = [];
    for (const each of [chat, other, chat, other, chat, other])
      statuses.push((await each.say('hello')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
  });

  test('a phone number too, and danger is answered all the same', async () => {
    const settings = { ...PUBLIC, ...TEXTS, ...WITHOUT_LIMITS, DATA_DIRECTORY: freshDirectory() };
    const servers = [await startServer(settings), await startServer(settings)];
    let sent = 0;
    const text = async (body: string): Promise<string> => {
      sent += 1;
      return (await sendText(servers[sent % 2]!.url, body)).text();
    };
    const answers: string[] = [];
    while (answers.length < 40 && !answers.at(-1)?.endsWith('<Response/>')) answers.push(await text('hello'));
    expect(answers.length).toBeLessThan(40);
    expect(await text('hello')).not.toContain('<Message>');
    expect(await text('my son is not breathing')).toContain('911');
  });

  test('who tries tokens is slowed down, and each try is said without the token', async () => {
    const server = await startServer({ LIMIT_PER_ADDRESS: '3' });
    const path = `${server.url}/v3/directline/conversations/x/activities`;
    const statuses = [];
    for (let count = 0; count < 5; count += 1)
      statuses.push(
        (await send(path, 'GET', undefined, { authorization: `Bearer aaa.bbb.guess${count}` })).status,
      );
    expect(statuses).toEqual([403, 403, 403, 429, 429]);
    const stream = `${server.url.replace('http', 'ws')}/v3/directline/conversations/x/stream?t=aaa.bbb.guess`;
    await expect(Listener.open(stream)).rejects.toThrow('429');
    const log = server.logged.join('');
    expect(log.match(/a request was refused/g)).toHaveLength(3);
    expect(log).toContain('a stream was refused');
    expect(log).not.toContain('guess');
  });
});

describe('slow callers', () => {
  const PATIENCE = { headersMs: 150, requestMs: 300, silenceMs: 400, lookMs: 40 };
  const log = createLog('silent');
  const house = createServer({
    log,
    origins: new Origins([], undefined),
    publicUrl: undefined,
    proxyHops: 0,
    patience: PATIENCE,
  });
  beforeAll(async () => {
    addRoute(house, {
      method: 'get',
      path: '/large',
      answer: () => ({ status: 200, body: Buffer.alloc(50_000_000) }),
    });
    addRoute(house, {
      method: 'post',
      path: '/body',
      body: { kind: 'json', mostBytes: 1_000 },
      answer: () => ({ status: 204 }),
    });
    await openDoor(house, 0, '127.0.0.1');
  });
  afterAll(() => closeDoor(house));

  /** Sends a piece every few milliseconds; gives what came back and whether the line was cut. */
  async function drip(pieces: readonly string[], isReading = true): Promise<string> {
    const { hostname, port } = new URL(localUrl(house));
    const socket = connect(Number(port), hostname);
    let text = '';
    let isClosed = false;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      isClosed = true;
    });
    if (isReading) socket.on('data', (data) => (text += data));
    const rest = [...pieces];
    const timer = setInterval(() => {
      const next = rest.shift();
      if (next !== undefined && !isClosed) socket.write(next);
    }, 30);
    await until(() => isClosed || (!isReading && socket.destroyed), 3_000).finally(() =>
      clearInterval(timer),
    );
    return text;
  }

  test('headers that never end: 408, and the line is cut', async () => {
    const text = await drip([
      'GET / HTTP/1.1\r\n',
      ...Array.from({ length: 60 }, (_, count) => `X-${count}: x\r\n`),
    ]);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('a body that never ends: 408, and the line is cut', async () => {
    const head =
      'POST /body HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n';
    const text = await drip([head, ...Array.from({ length: 60 }, () => ' ')]);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('a line on which nothing is said is cut', async () => {
    expect(await drip([])).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
  });

  test('others are served meanwhile', async () => {
    const slow = Array.from({ length: 30 }, () => drip(['GET /']));
    expect((await fetch(`${localUrl(house)}/nothing`)).status).toBe(404);
    await Promise.all(slow);
  });
});
