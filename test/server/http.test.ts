/** Headers, origins, limits, health: what holds for every route. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Chat, send, until } from './support/chat';
import { type Running, startServer, stopServers } from './support/server';

afterAll(stopServers);

describe('headers', () => {
  let server: Running;
  beforeAll(async () => {
    server = await startServer({
      PUBLIC_URL: 'https://chat.example.org',
      ALLOWED_ORIGINS: 'https://hospital.example',
    });
  });

  test.each(['/health/live', '/api/token', '/nothing', '/api/messages'])(
    '%s is closed by default',
    async (path) => {
      const { headers } = await send(server.url + path, 'GET');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toContain('max-age=63072000');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('server')).toBeNull();
    },
  );

  test('only listed websites are let in by the browser', async () => {
    const preflight = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,x-ms-bot-agent',
    };
    const ask = (origin: string) =>
      send(`${server.url}/v3/directline/conversations`, 'OPTIONS', undefined, { origin, ...preflight });
    const listed = await ask('https://hospital.example');
    expect(listed.status).toBe(204);
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://hospital.example');
    expect(listed.headers.get('access-control-allow-headers')).toContain('x-ms-bot-agent');
    expect((await ask('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each([
    ['https://hospital.example', 200],
    ['https://chat.example.org', 200],
    ['https://evil.example', 403],
    ['https://hospital.example.evil.example', 403],
    ['null', 403],
  ])('a token for a page of %s: %i', async (origin, status) => {
    for (const path of ['/api/token', '/v3/directline/tokens/generate']) {
      const answer = await send(server.url + path, 'POST', undefined, { origin });
      expect(answer.status).toBe(status);
    }
  });

  test('the stream is at the public address', async () => {
    const { token } = (await send(`${server.url}/api/token`, 'POST')).json;
    const { json } = await send(
      `${server.url}/v3/directline/conversations`,
      'POST',
      {},
      { authorization: `Bearer ${token}` },
    );
    expect(json.streamUrl).toMatch(/^wss:\/\/chat\.example\.org\/v3\/directline\/conversations\//);
  });
});

describe('limits', () => {
  test('one address: 429 with the time to wait, and other addresses go on', async () => {
    const { url } = await startServer({ LIMIT_PER_ADDRESS: '5', PROXY_HOPS: '1' });
    const ask = (address: string) =>
      send(`${url}/api/token`, 'POST', undefined, { 'x-forwarded-for': address });
    for (let count = 0; count < 5; count += 1) expect((await ask('9.9.9.9, 1.2.3.4:5678')).status).toBe(200);
    const refused = await ask('8.8.8.8, 1.2.3.4');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('1.2.3.5')).status).toBe(200);
  });

  test('an address that nobody of ours wrote is not believed', async () => {
    const { url } = await startServer({ LIMIT_PER_ADDRESS: '2' });
    const ask = (address: string) =>
      send(`${url}/api/token`, 'POST', undefined, { 'x-forwarded-for': address });
    await ask('1.1.1.1');
    await ask('1.1.1.2');
    expect((await ask('1.1.1.3')).status).toBe(429);
  });

  test('one conversation: messages are limited, reading goes on, another conversation too', async () => {
    const { url } = await startServer({ LIMIT_PER_CONVERSATION: '3' });
    const chat = await Chat.open(url);
    for (let count = 0; count < 3; count += 1) expect((await chat.say('hello')).status).toBe(200);
    expect((await chat.say('hello')).status).toBe(429);
    expect((await chat.read()).activities.length).toBe(7);
    expect((await (await Chat.open(url)).say('hello')).status).toBe(200);
  });
});

describe('health', () => {
  test('ready tells of database, languages and the sign-off of safety texts', async () => {
    const { url } = await startServer();
    const { status, json } = await send(`${url}/health/ready`, 'GET');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: 'ready',
      database: 'answers',
      content: 'loaded',
      mail: 'off',
      outbox: { pending: 0, dead: 0 },
      languages: {
        en: {
          entries: expect.any(Number),
          drafts: expect.any(Number),
          safety: expect.stringMatching(/draft|signed off/),
        },
      },
    });
  });

  test.each([
    ['not reachable', { SMTP_PORT: '9' }],
    ['reachable', {}],
  ])('mail that is %s is told, and is no reason to be away', async (state, settings) => {
    const mail = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], logger: false });
    await new Promise<void>((resolve) => mail.listen(0, '127.0.0.1', resolve));
    const { port } = mail.server.address() as AddressInfo;
    const { url } = await startServer({
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(port),
      SMTP_FROM: 'bot@example.org',
      CALLBACK_EMAIL: 'center@example.org',
      ...settings,
    });
    const ask = () => send(`${url}/health/ready`, 'GET');
    await until(async () => (await ask()).json.mail === state);
    expect((await ask()).status).toBe(200);
    await new Promise<void>((resolve) => mail.close(() => resolve()));
  });

  test('without a database it is alive and not ready', async () => {
    const server = await startServer();
    await server.app.storage.close();
    expect((await send(`${server.url}/health/live`, 'GET')).status).toBe(200);
    const { status, json } = await send(`${server.url}/health/ready`, 'GET');
    expect({ status, database: json.database }).toEqual({ status: 503, database: 'does not answer' });
    const token = await send(`${server.url}/api/token`, 'POST');
    expect({ status: token.status, code: token.json.error.code }).toEqual({
      status: 500,
      code: 'InternalError',
    });
  });
});

describe('POST /api/messages without an app id', () => {
  const activity = {
    type: 'message',
    channelId: 'test',
    from: { id: 'a' },
    conversation: { id: 'b' },
    text: 'hi',
    deliveryMode: 'expectReplies',
  };

  test.each([
    ['a proxy’s header', { 'x-forwarded-for': '1.2.3.4' }, {}],
    ['another proxy’s header', { forwarded: 'for=1.2.3.4' }, {}],
    ['a web page', { origin: 'https://evil.example' }, {}],
    ['a service elsewhere', {}, { serviceUrl: 'http://169.254.169.254/latest' }],
    ['a service that looks local', {}, { serviceUrl: 'http://localhost.evil.example/' }],
  ])('%s: only this machine', async (_name, headers, extra) => {
    const { url } = await startServer();
    expect((await send(`${url}/api/messages`, 'POST', { ...activity, ...extra }, headers)).status).toBe(403);
  });

  test('this machine is answered', async () => {
    const { url } = await startServer();
    const { status, json } = await send(`${url}/api/messages`, 'POST', activity);
    expect(status).toBe(200);
    expect(json.activities[0].type).toBe('message');
  });
});

test('POST /api/messages with an app id: nobody without the service’s token', async () => {
  const { url } = await startServer({
    MICROSOFT_APP_ID: 'app',
    MICROSOFT_APP_PASSWORD: 'x',
    MICROSOFT_APP_TYPE: 'MultiTenant',
  });
  const activity = {
    type: 'message',
    channelId: 'msteams',
    from: { id: 'a' },
    conversation: { id: 'b' },
    text: 'hi',
    serviceUrl: 'http://localhost:9',
  };
  for (const headers of [{}, { authorization: 'Bearer x.y.z' }, { authorization: 'Basic abc' }]) {
    expect(
      (await send(`${url}/api/messages`, 'POST', activity, headers as Record<string, string>)).status,
    ).toBe(401);
  }
});

describe('with Azure’s Direct Line', () => {
  const SETTINGS = {
    DIRECT_LINE_SECRET: 'the-secret-of-azure',
    MICROSOFT_APP_ID: 'app',
    MICROSOFT_APP_PASSWORD: 'x',
    MICROSOFT_APP_TYPE: 'MultiTenant',
  };

  test('tokens come from there, by our route, and the embedded service is off', async () => {
    const asked: { url: string; authorization: string | undefined }[] = [];
    const azure = async (input: string | URL | Request, init?: RequestInit) => {
      asked.push({
        url: String(input),
        authorization: new Headers(init?.headers).get('authorization') ?? undefined,
      });
      return Response.json({ conversationId: 'c', token: 't', expires_in: 1800 });
    };
    const { url } = await startServer(SETTINGS, { fetch: azure as typeof fetch });
    const domain = 'https://directline.botframework.com/v3/directline';
    expect((await send(`${url}/api/token`, 'GET')).json).toEqual({
      token: 't',
      conversationId: 'c',
      domain,
      expiresIn: 1800,
    });
    expect(asked).toEqual([
      { url: `${domain}/tokens/generate`, authorization: 'Bearer the-secret-of-azure' },
    ]);
    expect((await send(`${url}/v3/directline/tokens/generate`, 'POST')).status).toBe(404);
  });

  test.each([
    ['it refuses', async () => new Response('secret is wrong', { status: 403 })],
    ['it cannot be reached', async () => Promise.reject(new Error('the-secret-of-azure'))],
    ['it answers nonsense', async () => Response.json({})],
  ])('%s: said plainly, its words are not passed on', async (_name, azure) => {
    const server = await startServer(SETTINGS, { fetch: azure as unknown as typeof fetch });
    const { status, text } = await send(`${server.url}/api/token`, 'POST');
    expect(status).toBe(503);
    expect(text + server.logged.join()).not.toMatch(/secret/);
  });
});
