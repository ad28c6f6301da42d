/** A family on the website: open, ask, tap, come back, with a finger and with the keyboard alone. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { Chat, PATIENCE_MS } from './support/chat';
import { Site } from './support/site';

jest.setTimeout(60_000);

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());

const DONOR = 'where do the donor cells come from';
const PHONE_NUMBER = '206-987-2106';

/** What has the focus, in the page or in its frame. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const outer = document.activeElement!;
    const inner = (outer as HTMLIFrameElement).contentDocument?.activeElement;
    return (inner ?? outer).tagName;
  });
}

test('the launcher opens the chat; a question gets the answer and the phone; nothing comes from elsewhere', async () => {
  const { page, blemishes } = await site.visit('/');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const chat = await Chat.launch(page);
  const answer = await chat.ask(DONOR);
  expect(await answer.innerText()).toMatch(/healthy family member or other donor/);
  expect(await answer.getByRole('link', { name: `Call ${PHONE_NUMBER}` }).getAttribute('href')).toBe(
    `tel:${PHONE_NUMBER}`,
  );
  expect(await chat.place.locator('.safety-bar').innerText()).toMatch(/Emergency: call 911/);
  expect(await chat.place.locator('.call').getAttribute('href')).toBe(`tel:${PHONE_NUMBER}`);
  expect(requests.length).toBeGreaterThan(4);
  expect(blemishes).toEqual({ foreign: [], errors: [] });
  await page.context().close();
});

test('a choice is tapped, the page reloaded, and the conversation goes on', async () => {
  const { page, person } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  await chat.ask(DONOR);
  const related = chat.last.getByRole('button').first();
  const title = await related.innerText();
  await chat.answered(() => related.click());
  expect(await chat.own.last().innerText()).toContain(title);
  expect(await chat.own.last().evaluate((element) => element === document.activeElement)).toBe(true);
  const before = await chat.place.locator('.log p').allInnerTexts();

  await chat.field.fill('half a quest');
  await page.reload();
  await chat.replies.nth(2).waitFor({ timeout: PATIENCE_MS });
  expect(await chat.place.locator('.log p').allInnerTexts()).toEqual(before);
  expect(await chat.field.inputValue()).toBe('half a quest');
  expect(await (await chat.ask('thank you')).innerText()).not.toBe('');

  const tab = await person.newPage();
  await tab.goto(`${site.url}/chat`);
  const second = new Chat(tab);
  await second.replies.nth(3).waitFor({ timeout: PATIENCE_MS });
  expect(await second.own.count()).toBe(await chat.own.count());
  await second.ask('what is relapsed ALL');
  await chat.replies.nth(4).waitFor({ timeout: PATIENCE_MS });
  expect(await chat.countOwn('what is relapsed ALL')).toBe(1);
  await person.close();
});

test('a tap cannot be sent twice, and old choices are gone', async () => {
  const { page, person } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  const button = chat.last.getByRole('button').first();
  const title = await button.innerText();
  await chat.answered(() => button.dblclick({ delay: 5, noWaitAfter: true }));
  expect(await chat.countOwn(title)).toBe(1);
  expect(await chat.replies.first().getByRole('button').count()).toBe(0);
  await person.close();
});

test('the keyboard alone does everything; Escape closes and gives the focus back', async () => {
  const { page, person } = await site.visit('/', { viewport: { width: 1280, height: 800 } });
  const launcher = page.getByRole('button', { name: 'Ask a question' });
  await launcher.focus();
  await page.keyboard.press('Enter');
  const chat = await new Chat(page.frameLocator('iframe')).ready();
  await page.waitForFunction(
    () => document.querySelector('iframe')?.contentDocument?.activeElement?.tagName === 'TEXTAREA',
  );
  await page.keyboard.type(DONOR);
  await chat.answered(() => page.keyboard.press('Enter'));
  expect(await focused(page)).toBe('TEXTAREA');

  // backwards from the field stand the feedback and the related questions
  const wanted = await chat.last.getByRole('button').first().innerText();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Shift+Tab');
    const text = await chat.place.locator(':focus').innerText();
    if (text === wanted) break;
  }
  await chat.answered(() => page.keyboard.press('Enter'));
  expect(await chat.own.last().innerText()).toContain(wanted);
  await page.keyboard.press('Tab');
  expect(await chat.last.locator(':focus').count()).toBe(1);

  // a menu takes the first Escape, the chat the second
  await chat.place.locator('summary').last().focus();
  await page.keyboard.press('Enter');
  expect(await chat.place.getByRole('button', { name: 'Print' }).isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await chat.place.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  expect(await focused(page)).toBe('SUMMARY');
  await page.keyboard.press('Escape');
  await launcher.waitFor();
  expect(await launcher.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.locator('iframe').isVisible()).toBe(false);

  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () => document.querySelector('iframe')?.contentDocument?.activeElement?.tagName === 'TEXTAREA',
  );
  expect(await chat.own.count()).toBe(2);
  await person.close();
});

test('an answer is announced, is read from its beginning, and takes no focus', async () => {
  const { page, person } = await site.visit('/chat', { viewport: { width: 390, height: 500 } });
  const chat = await new Chat(page).ready();
  expect(await chat.place.getByRole('log').getAttribute('aria-live')).toBe('polite');
  await chat.ask('what treatments are there');
  await page.waitForTimeout(600);
  const top = await chat.last.evaluate((element) => element.getBoundingClientRect().top);
  const log = await chat.place.getByRole('log').evaluate((element) => element.getBoundingClientRect());
  expect(top).toBeGreaterThanOrEqual(log.top);
  expect(top).toBeLessThan(log.top + log.height / 2);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await person.close();
});

test('an emergency shows the number to call', async () => {
  const { page, person } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  const reply = await chat.ask('my son is not breathing');
  expect(await reply.getAttribute('class')).toContain('safety');
  const call = reply.getByRole('link', { name: 'Call 911' });
  expect(await call.getAttribute('href')).toBe('tel:911');
  const box = (await call.boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(44);
  await person.close();
});

test('"delete my data" empties the open chat without a reload, in every tab, and the talk goes on', async () => {
  const { page, person, blemishes } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  await chat.ask(DONOR);
  const tab = await person.newPage();
  await tab.goto(`${site.url}/chat`);
  const second = new Chat(tab);
  await second.replies.nth(1).waitFor({ timeout: PATIENCE_MS });
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));

  await chat.say('delete my data');
  for (const each of [chat, second]) {
    await each.replies.filter({ hasText: 'I removed this conversation' }).waitFor({ timeout: PATIENCE_MS });
    await each.own.first().waitFor({ state: 'detached' });
    expect(await each.replies.count()).toBe(1);
    expect(await each.last.innerText()).toMatch(/already sent stays with the center.*206-987-2106/s);
  }
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toMatch(/donor|delete my data/);

  await page.reload();
  await chat.ready();
  expect([await chat.replies.count(), await chat.own.count()]).toEqual([1, 0]);
  expect(await (await chat.ask(DONOR)).innerText()).toMatch(/other donor/);
  expect(blemishes).toEqual({ foreign: [], errors: [] });
  await person.close();
});

test('the chat can be saved, mailed and printed', async () => {
  const { page, person } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  await chat.ask(DONOR);
  await chat.place.locator('summary').last().click();
  const mail = (await page.getByRole('link', { name: /Email this answer/ }).getAttribute('href'))!;
  const source = await chat.last.getByRole('link', { name: /source page/ }).getAttribute('href');
  expect(mail).toMatch(/^mailto:\?subject=[^&]+&body=[^&]+$/);
  for (const part of ['healthy family member or other donor', source!, `Call ${PHONE_NUMBER}`])
    expect(decodeURIComponent(mail)).toContain(part);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save this chat as text' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('chat.txt');
  const saved = readFileSync(await download.path(), 'utf8');
  for (const part of [
    `You: ${DONOR}`,
    'Helper: Hello.',
    'other donor',
    source!,
    PHONE_NUMBER,
    'Emergency: call 911',
  ])
    expect(saved).toContain(part);

  await page.evaluate(() =>
    Object.assign(window, { print: () => Object.assign(window, { isPrinted: true }) }),
  );
  await chat.place.locator('summary').last().click();
  await page.getByRole('button', { name: 'Print' }).click();
  expect(await page.evaluate(() => 'isPrinted' in window)).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await chat.field.isVisible()).toBe(false);
  expect(await chat.last.isVisible()).toBe(true);
  // On paper nothing scrolls: everything that was said is there.
  const log = chat.place.getByRole('log');
  expect(await log.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
  await person.close();
});

test('without scripts the page still says how to reach people', async () => {
  const { page, person } = await site.visit('/', { javaScriptEnabled: false });
  expect(await page.locator('noscript').innerText()).toContain(PHONE_NUMBER);
  expect(await page.getByRole('link', { name: PHONE_NUMBER }).first().isVisible()).toBe(true);
  await person.close();
});

test('markup that somebody writes is shown as it was written', async () => {
  const { page, person, blemishes } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await chat.ask(markup);
  expect(await chat.own.last().innerText()).toContain(markup);
  expect(await page.locator('.mine img, .theirs img, .mine script').count()).toBe(0);
  expect(blemishes).toEqual({ foreign: [], errors: [] });
  await person.close();
});
