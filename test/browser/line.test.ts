/** What happens to phones: the server restarts, the network goes, the token ends, sockets are blocked. */
import { Chat, PATIENCE_MS } from './support/chat';
import { Site } from './support/site';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
let aheadMs = 0;
let site: Site;
beforeAll(async () => {
  site = await Site.open({ nowMs: () => Date.now() + aheadMs });
});
afterAll(() => site.close());

const QUESTION = 'where do the donor cells come from';

test('a message typed while the server is away arrives once when it is back', async () => {
  const { page, person } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  await chat.ask('what is relapsed ALL');
  await site.stopServer();
  await chat.say(QUESTION);
  await chat.place.getByText('Not sent yet.').waitFor({ timeout: PATIENCE_MS });
  await chat.status.getByText('What you wrote is kept here').waitFor({ timeout: PATIENCE_MS });
  await chat.answered(() => site.startServerAgain());
  expect(await chat.last.innerText()).toMatch(/donor/);
  expect(await chat.countOwn(QUESTION)).toBe(1);
  expect(await chat.place.getByText('Not sent yet.').count()).toBe(0);
  expect(await chat.status.innerText()).toBe('The connection is back.');
  await page.reload();
  await chat.replies.nth(2).waitFor({ timeout: PATIENCE_MS });
  expect(await chat.countOwn(QUESTION)).toBe(1);
  await person.close();
});

test('typed while away in a tab that is then closed, it is sent by the next one', async () => {
  const { page, person } = await site.visit('/chat');
  await new Chat(page).ready();
  await person.setOffline(true);
  await new Chat(page).say(QUESTION);
  await page.getByText('Not sent yet.').waitFor({ timeout: PATIENCE_MS });
  await page.close();
  await person.setOffline(false);
  const next = await person.newPage();
  await next.goto(`${site.url}/chat`);
  const chat = new Chat(next);
  await chat.replies.nth(1).waitFor({ timeout: PATIENCE_MS });
  expect(await chat.countOwn(QUESTION)).toBe(1);
  await person.close();
});

test('two tabs that come back at once send what waits once', async () => {
  const { page, person } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  const other = await person.newPage();
  await other.goto(`${site.url}/chat`);
  const second = await new Chat(other).ready();
  await person.setOffline(true);
  await chat.say(QUESTION);
  await second.say('what is relapsed ALL');
  await chat.own.nth(1).waitFor({ timeout: PATIENCE_MS });
  await person.setOffline(false);
  for (const each of [chat, second]) {
    await each.replies.nth(2).waitFor({ timeout: PATIENCE_MS });
    await each.place.locator('.waiting').first().waitFor({ state: 'detached', timeout: PATIENCE_MS });
    expect([await each.countOwn(QUESTION), await each.countOwn('what is relapsed ALL')]).toEqual([1, 1]);
  }
  await person.close();
});

test('an ended token is renewed, and the conversation goes on', async () => {
  const { page, person } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  aheadMs += 2 * HOUR_MS;
  await chat.ask(QUESTION);
  expect(await chat.replies.count()).toBe(2);
  aheadMs += 2 * HOUR_MS;
  await page.reload();
  await chat.replies.nth(1).waitFor({ timeout: PATIENCE_MS });
  expect(await chat.countOwn(QUESTION)).toBe(1);
  expect(await chat.status.innerText()).toBe('');
  await person.close();
});

test('after days a new conversation begins, says so, and takes what was typed', async () => {
  const { page, person } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  await chat.ask('what is relapsed ALL');
  aheadMs += 72 * HOUR_MS;
  await chat.say(QUESTION);
  await chat.status.getByText('A new one has been started').waitFor({ timeout: PATIENCE_MS });
  await chat.last.getByText(/other donor/).waitFor({ timeout: PATIENCE_MS });
  expect([await chat.own.count(), await chat.replies.count()]).toEqual([1, 2]);
  await person.close();
});

test('a socket that only looks alive, as on a phone that slept, is replaced', async () => {
  const person = await site.person();
  const page = await person.newPage();
  let isDeaf = false;
  await page.routeWebSocket(/\/stream/, (socket) => {
    const isFirst = !isDeaf;
    const service = socket.connectToServer();
    service.onMessage((message) => void (isFirst && isDeaf ? undefined : socket.send(message)));
  });
  await page.goto(`${site.url}/chat`);
  const chat = await new Chat(page).ready();
  isDeaf = true;
  await chat.ask(QUESTION);
  expect(await chat.countOwn(QUESTION)).toBe(1);
  await person.close();
});

test('where sockets are blocked the chat asks again and again instead', async () => {
  const person = await site.person();
  const page = await person.newPage();
  await page.addInitScript(() => {
    const Real = WebSocket;
    window.WebSocket = class extends Real {
      constructor(url: string | URL) {
        super(String(url).replace(/\/stream.*/, '/blocked'));
      }
    };
  });
  await page.goto(`${site.url}/chat`);
  const chat = await new Chat(page).ready();
  await chat.ask(QUESTION);
  expect(await chat.countOwn(QUESTION)).toBe(1);
  await person.close();
});

test('a browser that keeps nothing still chats', async () => {
  const person = await site.person();
  const page = await person.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  await page.goto(`${site.url}/chat`);
  const chat = await new Chat(page).ready();
  await chat.ask(QUESTION);
  expect(await chat.countOwn(QUESTION)).toBe(1);
  await person.close();
});

test('what the service refuses can be tried again', async () => {
  const { page, person } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  await page.route('**/activities', (route) => route.fulfill({ status: 400, json: {} }), { times: 1 });
  await chat.say(QUESTION);
  await chat.answered(() => page.getByRole('button', { name: 'Try again' }).click());
  expect(await chat.countOwn(QUESTION)).toBe(1);
  await person.close();
});
