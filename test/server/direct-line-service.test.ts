/** The rules of the service that the ordinary client never breaks: other people's tokens, repeats, uploads, restarts. */
import { decodeJwt, SignJWT } from 'jose';
import { Chat, Listener, type Opened, send, until } from './support/chat';
import { type Running, startServer, stopServer, stopServers } from './support/server';

afterEach(stopServers);

const QUESTION = 'where do the donor cells come from';

describe('tokens', () => {
  test('live for at least 30 minutes, name the user, and can be refreshed', async () => {
    const { url } = await startServer();
    const { json } = await send(`${url}/v3/directline/tokens/generate`, 'POST');
    expect(Object.keys(json).sort()).toEqual(['conversationId', 'expires_in', 'token']);
    const { iat, exp, user, conv } = decodeJwt(json.token) as {
      iat: number;
      exp: number;
      user: string;
      conv: string;
    };
    expect(exp - iat).toBeGreaterThanOrEqual(1_800);
    expect(json.expires_in).toBe(exp - iat);
    expect(user).toMatch(/^dl_/);
    expect(conv).toBe(json.conversationId);
    const refreshed = await send(`${url}/v3/directline/tokens/refresh`, 'POST', undefined, {
      authorization: `Bearer ${json.token}`,
    });
    expect(refreshed.json.conversationId).toBe(json.conversationId);
  });

  test('the page’s token says where its service is', async () => {
    const { url } = await startServer();
    for (const method of ['GET', 'POST']) {
      const { json } = await send(`${url}/api/token`, method);
      expect(json).toEqual({
        token: expect.any(String),
        conversationId: expect.any(String),
        domain: `${url}/v3/directline`,
        expiresIn: 3_600,
      });
    }
  });

  const forged = async ({ token }: Opened): Promise<Record<string, string>> => {
    const claims = decodeJwt(token);
    const sign = (key: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(key.padEnd(32, 'x')));
    const [head, body] = token.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    return {
      'another key': await sign('another key'),
      'no signature': `${head}.${body}.`,
      'algorithm none': `${none}.${body}.AAAA`,
      'other claims': `${head}.${Buffer.from(JSON.stringify({ ...claims, conv: 'x' })).toString('base64url')}.${token.split('.')[2]}`,
      rubbish: 'a.b.c',
      words: 'let me in',
    };
  };

  test('forged ones open nothing', async () => {
    const { url } = await startServer();
    const chat = await Chat.open(url);
    for (const [name, token] of Object.entries(await forged(chat.opened))) {
      const headers = { authorization: `Bearer ${token}` };
      const read = await send(`${chat.path}/activities`, 'GET', undefined, headers);
      const post = await send(`${chat.path}/activities`, 'POST', { type: 'message', text: 'x' }, headers);
      const renew = await send(`${chat.base}/tokens/refresh`, 'POST', undefined, headers);
      expect({ name, statuses: [read.status, post.status, renew.status] }).toEqual({
        name,
        statuses: [403, 403, 403],
      });
      await expect(Listener.open(chat.opened.streamUrl.replace(/t=.*/, `t=${token}`))).rejects.toThrow('403');
    }
    expect((await send(`${chat.path}/activities`, 'GET')).status).toBe(401);
  });

  test('an expired one is told so, and can be exchanged for a day', async () => {
    let nowMs = Date.now();
    const { url } = await startServer({}, { nowMs: () => nowMs });
    const chat = await Chat.open(url);
    nowMs += 3_601_000;
    expect((await chat.say(QUESTION)).json.error.code).toBe('TokenExpired');
    await expect(Listener.open(chat.opened.streamUrl)).rejects.toThrow('403');
    const renewed = await send(`${chat.base}/tokens/refresh`, 'POST', undefined, chat.auth);
    expect(renewed.status).toBe(200);
    expect((await new Chat(chat.base, renewed.json).say(QUESTION)).status).toBe(200);
    nowMs += 86_400_000;
    expect((await send(`${chat.base}/tokens/refresh`, 'POST', undefined, chat.auth)).status).toBe(403);
  });

  test('an open stream is cut when its token expires', async () => {
    let nowMs = Math.ceil(Date.now() / 1_000) * 1_000; // a token's times are whole seconds
    const { url } = await startServer({}, { nowMs: () => nowMs });
    const chat = await Chat.open(url);
    nowMs += 3_599_600;
    const listener = await Listener.open(chat.opened.streamUrl);
    await until(() => listener.texts.length === 1);
    await until(() => listener.closeCode === 1008);
  });
});

describe('conversations', () => {
  test('one person’s token reaches nothing of another', async () => {
    const { url } = await startServer();
    const [one, two] = [await Chat.open(url), await Chat.open(url)];
    await one.say('my secret question about donors');
    const stranger = new Chat(one.base, { ...one.opened, token: two.opened.token });
    expect((await stranger.say('hello')).status).toBe(403);
    expect((await stranger.read()) as unknown).toEqual({
      error: { code: 'Forbidden', message: expect.any(String) },
    });
    expect((await send(stranger.path, 'GET', undefined, stranger.auth)).status).toBe(403);
    const stream = one.opened.streamUrl.replace(/t=.*/, `t=${two.opened.token}`);
    await expect(Listener.open(stream)).rejects.toThrow('403');
    expect(JSON.stringify(await two.read())).not.toContain('secret');
  });

  test('the client’s claims about who it is are replaced by the token’s', async () => {
    const { url } = await startServer();
    const chat = await Chat.open(url, { user: { id: 'dl_of-somebody-else' } });
    await chat.post({
      type: 'message',
      text: QUESTION,
      from: { id: 'dl_admin', role: 'bot', name: 'The hospital' },
      id: 'x',
    });
    const own = (await chat.read()).activities.filter(({ from }) => from.role === 'user');
    expect(own).toHaveLength(1);
    expect(own[0]!.from).toEqual({ id: decodeJwt(chat.opened.token)['user'], name: '', role: 'user' });
  });

  test('starting twice is one conversation with one greeting', async () => {
    const { url } = await startServer();
    const chat = await Chat.open(url, { locale: 'en-US' });
    const again = await send(`${chat.base}/conversations`, 'POST', {}, chat.auth);
    expect(again.status).toBe(200);
    await until(async () => (await chat.read()).activities.length > 0);
    await chat.say(QUESTION);
    expect((await chat.read()).activities.map(({ from }) => from.role)).toEqual(['bot', 'user', 'bot']);
  });

  test('an unknown one is not found', async () => {
    const { url } = await startServer();
    const { token, conversationId } = (await send(`${url}/api/token`, 'POST')).json;
    const chat = new Chat(`${url}/v3/directline`, { token, conversationId, streamUrl: '' });
    expect((await chat.say(QUESTION)).status).toBe(404);
    expect((await send(`${chat.path}/activities`, 'GET', undefined, chat.auth)).status).toBe(404);
    expect((await send(chat.path, 'GET', undefined, chat.auth)).status).toBe(404);
  });

  test('the same message posted twice is one message with one answer', async () => {
    const { url } = await startServer();
    const chat = await Chat.open(url);
    const posts = await Promise.all([
      chat.say(QUESTION, 'once'),
      chat.say(QUESTION, 'once'),
      chat.say(QUESTION, 'once'),
    ]);
    expect(new Set(posts.map(({ json }) => json.id)).size).toBe(1);
    expect(await chat.answers()).toHaveLength(1);
  });

  test('messages sent at once are answered one after another, in order', async () => {
    const { url } = await startServer();
    const chat = await Chat.open(url);
    await Promise.all(Array.from({ length: 8 }, (_, index) => chat.say(`question ${index} about donors`)));
    const roles = (await chat.read()).activities.slice(1).map(({ from }) => from.role);
    expect(roles).toEqual(Array.from({ length: 16 }, (_, index) => (index % 2 === 0 ? 'user' : 'bot')));
  });

  test('"delete what you keep" leaves nothing but the confirmation', async () => {
    const { url } = await startServer();
    const chat = await Chat.open(url);
    await chat.say(QUESTION);
    await chat.say('delete my data');
    const { activities } = await chat.read();
    expect(activities.map(({ text }) => text)).toEqual([
      expect.stringContaining('I removed this conversation'),
    ]);
  });
});

describe('streams', () => {
  test('every opening replays what came after its watermark', async () => {
    const { url } = await startServer();
    const chat = await Chat.open(url);
    const first = await Listener.open(chat.opened.streamUrl);
    await until(() => first.texts.length === 1);
    first.socket.terminate();
    await chat.say(QUESTION);
    const resumed = await send(`${chat.path}?watermark=${first.watermark}`, 'GET', undefined, chat.auth);
    const second = await Listener.open(resumed.json.streamUrl);
    await until(() => second.texts.length === 2);
    expect(second.texts[0]).toBe(QUESTION);
    const whole = await Listener.open(chat.opened.streamUrl);
    await until(() => whole.texts.length === 3);
  });

  test('a website that is not listed is refused, a listed one is not', async () => {
    const { url } = await startServer({ ALLOWED_ORIGINS: 'https://hospital.example' });
    const chat = await Chat.open(url);
    await expect(Listener.open(chat.opened.streamUrl, { origin: 'https://evil.example' })).rejects.toThrow(
      '403',
    );
    await Listener.open(chat.opened.streamUrl, { origin: 'https://hospital.example' });
    await Listener.open(chat.opened.streamUrl, { origin: url });
  });

  test('frames of clients are read as signs of life only', async () => {
    const { url } = await startServer();
    const chat = await Chat.open(url);
    const listener = await Listener.open(chat.opened.streamUrl);
    listener.socket.send('');
    listener.socket.send('{"activities":[]}');
    await chat.say(QUESTION);
    await until(() => listener.texts.length === 3);
    listener.socket.send('x'.repeat(5_000));
    await until(() => listener.closeCode === 1009);
    expect((await chat.say('hello')).status).toBe(200);
  });
});

describe('uploads', () => {
  async function upload(
    chat: Chat,
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = {},
  ) {
    return fetch(`${chat.path}/upload?userId=me`, {
      method: 'POST',
      body,
      headers: { ...chat.auth, ...headers },
    });
  }
  async function lastOwn(chat: Chat) {
    return (await chat.read()).activities.findLast(({ from }) => from.role === 'user');
  }

  test('a form with a file is answered kindly, and the file is not kept', async () => {
    const { url } = await startServer();
    const chat = await Chat.open(url);
    const form = new FormData();
    const activity = { type: 'message', from: { id: 'me' }, channelData: { clientActivityID: 'u1' } };
    form.append(
      'activity',
      new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
    );
    form.append('file', new Blob(['SECRETPIXELS'.repeat(5_000)], { type: 'image/png' }), 'scan.png');
    expect((await upload(chat, form)).status).toBe(200);
    expect(await lastOwn(chat)).toMatchObject({
      attachments: [{ contentType: 'image/png', name: 'scan.png' }],
      channelData: { clientActivityID: 'u1' },
    });
    expect(JSON.stringify(await chat.read())).not.toContain('PIXELS');
    expect((await chat.answers())[0]).toMatch(/only read text/);
  });

  test('a bare picture and a bare form too', async () => {
    const { url } = await startServer({ LIMIT_PER_CONVERSATION: '0' });
    const chat = await Chat.open(url);
    expect((await upload(chat, Buffer.alloc(200_000), { 'content-type': 'image/jpeg' })).status).toBe(200);
    const form = new FormData();
    form.append('file', new Blob(['x'], { type: 'image/gif' }), 'a.gif');
    expect((await upload(chat, form)).status).toBe(200);
    expect(await chat.answers()).toHaveLength(2);
  });

  test.each([
    ['a broken form', 'multipart/form-data; boundary=x', 'this is no form', 400],
    ['a form without boundary', 'multipart/form-data', 'x', 400],
    [
      'a broken activity',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="activity"\r\n\r\n{oops\r\n--b--\r\n',
      400,
    ],
  ])('%s is refused cleanly', async (_name, type, body, status) => {
    const { url } = await startServer();
    const chat = await Chat.open(url);
    const response = await upload(chat, body, { 'content-type': type });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      error: { code: expect.any(String), message: expect.any(String) },
    });
    expect((await chat.say(QUESTION)).status).toBe(200);
  });

  test('one that is too large is refused', async () => {
    const { url } = await startServer();
    const chat = await Chat.open(url);
    const response = await upload(chat, Buffer.alloc(21_000_000), { 'content-type': 'image/jpeg' }).catch(
      () => undefined,
    );
    expect(response?.status ?? 413).toBe(413);
    expect((await chat.say(QUESTION)).status).toBe(200);
  });
});

describe('a restart with the same data', () => {
  async function restart(server: Running): Promise<Running> {
    await stopServer(server);
    return startServer(server.env);
  }

  test('the same token, conversation and state go on', async () => {
    const before = await startServer();
    const chat = await Chat.open(before.url);
    await chat.say('what is a bone marrow transplant and who needs one');
    const after = await restart(before);
    const same = new Chat(`${after.url}/v3/directline`, chat.opened);
    await same.say('and where is that done?');
    const { activities } = await same.read();
    expect(activities).toHaveLength(5);
    expect(activities.at(-1)!.channelData.reply.topic).toBe('where-are-transplants');
  });

  test('a message that a dying process left unanswered is answered when the client comes back', async () => {
    const server = await startServer();
    const chat = await Chat.open(server.url);
    await chat.say('hello');
    const { conversationId } = chat.opened;
    const left = { type: 'message', text: QUESTION, from: { id: 'dl_x', role: 'user' } };
    await server.app.storage.activities.append(conversationId, left, Date.now() - 60_000);
    const listener = await Listener.open(chat.opened.streamUrl);
    await until(() => listener.texts.length === 5);
    expect(listener.texts.at(-1)).toMatch(/donor/);
  });
});

describe('two machines on one database', () => {
  test('the stream on one, the messages by turns on both: everything once and in order', async () => {
    const one = await startServer();
    const two = await startServer(one.env);
    const chat = await Chat.open(one.url);
    const other = new Chat(`${two.url}/v3/directline`, chat.opened);
    const listener = await Listener.open(chat.opened.streamUrl);
    for (let count = 0; count < 6; count += 1)
      await (count % 2 === 0 ? other : chat).say(`donor cells ${count}`, `m${count}`);
    await Promise.all([chat.say('donor cells 6', 'm6'), other.say('donor cells 6', 'm6')]);
    await until(() => listener.texts.length === 15);
    const own = listener.texts.filter((text) => text.startsWith('donor cells'));
    expect(own).toEqual(Array.from({ length: 7 }, (_, count) => `donor cells ${count}`));
    const roles = (await other.read()).activities.slice(1).map(({ from }) => from.role);
    expect(roles).toEqual(Array.from({ length: 14 }, (_, index) => (index % 2 === 0 ? 'user' : 'bot')));
  });
});
