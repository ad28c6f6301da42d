/** The client that Web Chat and most pages use, against a real server: by socket and by polling. */
import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { Chat, send, until } from './support/chat';
import { type Running, startServer, stopServer, stopServers } from './support/server';

Object.assign(globalThis, { XMLHttpRequest: require('xhr2'), WebSocket });

interface Client {
  readonly line: DirectLine;
  readonly seen: Activity[];
  say(text: string): Promise<string>;
}

const clients: DirectLine[] = [];

function clientOf(options: ConstructorParameters<typeof DirectLine>[0]): Client {
  // A drop is made up for at once instead of after 3 to 15 seconds.
  const line = new DirectLine({ ...options, random: () => -0.24 } as never);
  const seen: Activity[] = [];
  line.activity$.subscribe(
    (activity) => seen.push(activity),
    () => undefined, // the end of the test ends the conversation, which is an error to the client
  );
  clients.push(line);
  const say = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const activity = {
        type: 'message',
        text,
        from: { id: 'someone-else' },
        channelData: { clientActivityID: `c-${text}` },
      } as const;
      line.postActivity(activity as never).subscribe(resolve, reject);
    });
  return { line, seen, say };
}

async function connect(server: Running, webSocket: boolean): Promise<Client> {
  const { token, domain } = (await send(`${server.url}/api/token`, 'POST')).json;
  const conversationStartProperties = { locale: 'en-US' };
  return clientOf({ token, domain, webSocket, pollingInterval: 200, conversationStartProperties });
}

function botTexts({ seen }: Client): string[] {
  return seen
    .filter(({ from }) => from.role === 'bot')
    .map((activity) => (activity as { text: string }).text);
}

afterEach(async () => {
  for (const line of clients.splice(0)) line.end();
  await stopServers();
});

test.each([
  { name: 'socket', webSocket: true },
  { name: 'polling', webSocket: false },
])('$name: greeting, question, answer, and the echo of one’s own words', async ({ webSocket }) => {
  const client = await connect(await startServer(), webSocket);
  await until(() => botTexts(client).length === 1);
  const id = await client.say('where do the donor cells come from');
  await until(() => botTexts(client).length === 2);
  expect(botTexts(client)[1]).toMatch(/donor/);
  const own = client.seen.filter(({ from }) => from.role === 'user');
  expect(own).toHaveLength(1);
  expect(own[0]).toMatchObject({
    id,
    text: 'where do the donor cells come from',
    channelData: { clientActivityID: 'c-where do the donor cells come from' },
  });
  expect(own[0]!.from.id).toMatch(/^dl_/);
  expect(client.seen.map(({ id }) => id)).toEqual([...client.seen.map(({ id }) => id)].sort());
});

test('a dropped line: the client comes back by itself and gets what it missed, once', async () => {
  const server = await startServer();
  const client = await connect(server, true);
  await until(() => botTexts(client).length === 1);
  const { conversationId, token } = client.line as unknown as { conversationId: string; token: string };
  const other = new Chat(`${server.url}/v3/directline`, { conversationId, token, streamUrl: '' });
  await stopServer(server);
  const again = await startServer({ ...server.env, PORT: new URL(server.url).port });
  await new Chat(other.base, other.opened).say('what is a second opinion');
  await until(() => botTexts(client).length === 2, 10_000);
  await client.say('is there a place to stay');
  await until(() => botTexts(client).length === 3);
  expect(new Set(client.seen.map(({ id }) => id)).size).toBe(client.seen.length);
  expect(again.url).toBe(server.url);
});

test('a page opened again goes on with its conversation from its watermark', async () => {
  const server = await startServer();
  const first = await connect(server, true);
  await until(() => botTexts(first).length === 1);
  const { conversationId, token, watermark } = first.line as unknown as {
    conversationId: string;
    token: string;
    watermark: string;
  };
  first.line.end();
  const second = clientOf({ token, conversationId, watermark, domain: `${server.url}/v3/directline` });
  await second.say('how do we pay for this');
  await until(() => botTexts(second).length === 1);
  expect(botTexts(second)[0]).not.toMatch(/automatic helper/);
});

test('an expired token makes the client ask for another one, and the conversation goes on', async () => {
  let nowMs = Date.now();
  const server = await startServer({}, { nowMs: () => nowMs });
  const client = await connect(server, false);
  await until(() => botTexts(client).length === 1);
  const { token } = client.line as unknown as { token: string };
  nowMs += 61 * 60_000;
  expect(await client.say('hello')).toBe('retry');
  await until(() => client.line.connectionStatus$.getValue() === ConnectionStatus.ExpiredToken);
  const refreshed = await send(`${server.url}/v3/directline/tokens/refresh`, 'POST', undefined, {
    authorization: `Bearer ${token}`,
  });
  client.line.reconnect(refreshed.json);
  await client.say('where do the donor cells come from');
  await until(() => botTexts(client).length === 2);
});

test('a picture is answered kindly', async () => {
  const client = await connect(await startServer(), true);
  await until(() => botTexts(client).length === 1);
  const attachments = [
    { contentType: 'image/png', contentUrl: 'data:image/png;base64,AAAA', name: 'scan.png' },
  ];
  const chat = client.line as unknown as { conversationId: string; token: string; domain: string };
  const posted = await send(
    `${chat.domain}/conversations/${chat.conversationId}/activities`,
    'POST',
    { type: 'message', attachments, from: { id: 'x' } },
    { authorization: `Bearer ${chat.token}` },
  );
  expect(posted.status).toBe(200);
  await until(() => botTexts(client).length === 2);
  expect(botTexts(client)[1]).toMatch(/only read text/);
});
