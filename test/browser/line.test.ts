/** What happens to phones: the server restarts, the network goes, the token ends, sockets are blocked. */
import { NARROW } from './support/browser';
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

test.each([NARROW, { width: 640, height: 360 }])(
  'who reads further up when an answer comes keeps the place: %j',
  async (viewport) => {
    const { page, person } = await site.visit('/chat', { viewport });
    const chat = await new Chat(page).ready();
    await chat.ask('what is relapsed ALL');
    const news = page.getByRole('button', { name: 'New message' });
    await person.setOffline(true);
    await chat.say(QUESTION);
    await chat.own.nth(1).waitFor({ timeout: PATIENCE_MS });
    const first = chat.replies.first();
    await first.hover();
    for (let top = -1; top < 0; top = (await first.boundingBox())!.y) await page.mouse.wheel(0, -200);
    await chat.answered(() => person.setOffline(false));
    await news.waitFor();
    expect((await news.boundingBox())!.y).toBeLessThan((await chat.field.boundingBox())!.y);
    expect((await first.boundingBox())!.y).toBeGreaterThanOrEqual(0);
    expect((await chat.own.nth(1).boundingBox())!.y).toBeGreaterThan(viewport.height);
    await news.click();
    await news.waitFor({ state: 'detached' });
    const asked = chat.own.nth(1);
    await page.waitForFunction(() => document.activeElement?.matches('.mine'));
    expect(await asked.evaluate((element) => element === document.activeElement)).toBe(true);
    // It may take a smooth scroll until the question stands at the top.
    await page.waitForFunction(
      (half) => document.activeElement!.getBoundingClientRect().top < half,
      viewport.height / 2,
    );
    await person.close();
  },
);

/** Sends it without a connection, reads further up, and is connected again. */
async function answeredWhileReadingUp(text: string) {
  const { page, person } = await site.visit('/chat', { viewport: NARROW });
  const chat = await new Chat(page).ready();
  await chat.ask('what is relapsed ALL');
  await person.setOffline(true);
  await chat.say(text);
  await chat.own.nth(1).waitFor({ timeout: PATIENCE_MS });
  await chat.replies.first().hover();
  await page.mouse.wheel(0, -5_000);
  await chat.answered(() => person.setOffline(false));
  return { page, person };
}

test('who comes down again needs no button', async () => {
  const { page, person } = await answeredWhileReadingUp(QUESTION);
  await page.locator('.news').waitFor();
  await page.mouse.wheel(0, 5_000);
  await page.locator('.news').waitFor({ state: 'detached' });
  await person.close();
});

test('what is said about danger is shown wherever the person reads', async () => {
  const { page, person } = await answeredWhileReadingUp('my son is not breathing');
  await page.waitForFunction(() => {
    const { top } = document.querySelector('.theirs.safety')!.getBoundingClientRect();
    return top < document.querySelector('.composer')!.getBoundingClientRect().top / 2;
  });
  expect(await page.locator('.news').count()).toBe(0);
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
