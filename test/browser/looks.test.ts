/** Everybody can use it: the checker, narrow and low screens, both directions, slow phones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { sitePages } from '../../src/channels/web/pages/pages';
import { LANGUAGES } from '../../src/core/types';
import { projectRoot } from '../../src/project-root';
import { testRoom } from '../support/room';
import { COLOURS, findings } from './support/axe';
import { NARROW } from './support/browser';
import { Chat, PATIENCE_MS } from './support/chat';
import { Site } from './support/site';

jest.setTimeout(60_000);

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());

const CALLS = [
  { language: 'en', question: 'where do the donor cells come from', emergency: 'my son is not breathing' },
  { language: 'ar', question: 'من أين تأتي خلايا المتبرع', emergency: 'ابني لا يتنفس' },
] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Wider than the window by so much. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What can be tapped and is smaller than a finger needs; links within sentences are as high as their line. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, summary, .way, .call, .links a, .button, input, textarea',
      ),
    ]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
      .map((element) => element.outerHTML),
  );
}

describe.each(SCHEMES)('%s', (colorScheme) => {
  const options = colorScheme === 'dark' ? COLOURS : undefined;

  test.each(['/', '/faq', '/faq/ar', '/?language=ar'])('the checker finds nothing on %s', async (path) => {
    const { page, person, blemishes } = await site.visit(path, { colorScheme });
    expect(await findings(page, options)).toEqual([]);
    expect(blemishes).toEqual({ foreign: [], errors: [] });
    await person.close();
  });

  test.each(CALLS)('nor in the open chat in $language', async ({ language, question, emergency }) => {
    const { page, person, blemishes } = await site.visit(`/chat?language=${language}`, { colorScheme });
    const chat = await new Chat(page).ready();
    await chat.ask(question);
    expect(await findings(page, options)).toEqual([]);
    expect(await smallTargets(page)).toEqual([]);
    await chat.ask(emergency);
    for (const menu of await page.locator('summary').all()) {
      await menu.click();
      expect(await findings(page, options)).toEqual([]);
    }
    expect(blemishes).toEqual({ foreign: [], errors: [] });
    await person.close();
  });
});

test('with the chat open the checker finds nothing on the page around it', async () => {
  const { page, person } = await site.visit('/', { viewport: { width: 1280, height: 800 } });
  await Chat.launch(page);
  expect(await findings(page)).toEqual([]);
  expect(await findings(page.frames()[1]!)).toEqual([]);
  await person.close();
});

test.each(['/', '/faq/en', '/faq/ar', '/chat?language=en', '/chat?language=ar', '/chat?language=vi'])(
  '%s fits 320 pixels, and a page at 400 %%',
  async (path) => {
    const { page, person } = await site.visit(path, { viewport: NARROW });
    const isChat = path.startsWith('/chat');
    if (isChat) await (await new Chat(page).ready()).ask('transplant');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 320, height: 200 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    if (isChat) {
      await page.locator('.theirs').last().scrollIntoViewIfNeeded();
      expect(await page.locator('.safety-bar').boundingBox()).toMatchObject({ y: 0 });
      await page.locator('textarea').scrollIntoViewIfNeeded();
      expect(await page.getByRole('button', { name: /./ }).last().isVisible()).toBe(true);
    }
    await person.close();
  },
);

test.each(LANGUAGES)(
  'the head of the chat fits 320 pixels in %s, whatever font the system has',
  async (language) => {
    const { page, person } = await site.visit(`/chat?language=${language}`, { viewport: NARROW });
    await new Chat(page).ready();
    for (const spacing of ['normal', '0.08em']) {
      await page.evaluate((wide) => document.body.style.setProperty('letter-spacing', wide), spacing);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect((await page.locator('header nav').boundingBox())!.height).toBeLessThan(60);
    }
    await person.close();
  },
);

test('on a small screen the chat is the whole screen, and nothing behind it takes the focus', async () => {
  const { page, person } = await site.visit('/', { viewport: NARROW });
  const chat = await Chat.launch(page);
  expect(await page.locator('iframe').boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 640 });
  expect(await page.locator('main').evaluate((element) => element.hasAttribute('inert'))).toBe(true);
  await chat.place.getByRole('button', { name: 'Close the chat' }).click();
  // The frame tells the page by a message.
  await page.locator('main:not([inert])').waitFor();
  await person.close();
});

test('who wants no motion gets none', async () => {
  const { page, person } = await site.visit('/chat', { reducedMotion: 'reduce' });
  await new Chat(page).ready();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      return animationName !== 'none' || transitionDuration !== '0s' || scrollBehavior !== 'auto';
    }),
  );
  expect(moving).toEqual([]);
  await person.close();
});

test('phone numbers stay in one piece, left to right, within Arabic', async () => {
  const { page, person } = await site.visit('/chat?language=ar');
  const chat = await new Chat(page).ready();
  await chat.ask('من أين تأتي خلايا المتبرع');
  const numbers = await page.locator('.number, .call bdi').evaluateAll((elements) =>
    elements.map((element) => ({
      text: element.textContent,
      dir: getComputedStyle(element).direction,
      isolated: /isolate/.test(getComputedStyle(element).unicodeBidi),
      lines: element.getClientRects().length,
    })),
  );
  expect(numbers.length).toBeGreaterThan(4);
  for (const number of numbers) expect(number).toMatchObject({ dir: 'ltr', isolated: true, lines: 1 });
  for (const element of await page.locator('.log li').all()) {
    expect(await element.getAttribute('lang')).toBe('ar');
    expect(await element.getAttribute('dir')).toBe('rtl');
  }
  await person.close();
});

test('the size is within its budget', () => {
  const packed = (name: string) =>
    brotliCompressSync(readFileSync(join(projectRoot(), 'dist', 'web', name))).length;
  const plain = readFileSync(join(projectRoot(), 'dist', 'web', 'embed.js')).length;
  // As docs/design.md has it against other chats.
  expect(packed('chat.js')).toBeLessThanOrEqual(14 * 1024);
  expect(packed('chat.js') + packed('chat.css')).toBeLessThanOrEqual(15 * 1024);
  expect(plain).toBeLessThanOrEqual(3 * 1024);
});

/** The aim is 2 s; shared machines are slow themselves, so that the test only catches what is broken. */
const LONGEST_GREETING_MS = 6_000;

test('on a slow phone the greeting comes soon', async () => {
  const person = await site.person();
  const page = await person.newPage();
  const session = await person.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('.theirs')) return;
      observer.disconnect();
      requestAnimationFrame(() => performance.mark('greeting'));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${site.url}/chat`);
  await new Chat(page).ready();
  await page.waitForFunction(() => performance.getEntriesByName('greeting').length > 0, undefined, {
    timeout: PATIENCE_MS,
  });
  const tookMs = await page.evaluate(() => performance.getEntriesByName('greeting')[0]!.startTime);
  process.stdout.write(`greeting on a slow phone: ${Math.round(tookMs)} ms\n`);
  expect(tookMs).toBeLessThan(LONGEST_GREETING_MS);
  await person.close();
});

test('no page asks anybody but this service, and none sets a cookie', async () => {
  const pages = sitePages(testRoom, '').filter(({ contentType }) => contentType.startsWith('text/html'));
  const person = await site.person();
  const page = await person.newPage();
  const blemishes = site.watch(page);
  let requests = 0;
  page.on('request', () => {
    requests += 1;
  });
  for (const { path } of pages) await page.goto(site.url + path, { waitUntil: 'load' });
  expect(requests).toBeGreaterThan(2 * pages.length);
  expect(blemishes).toEqual({ foreign: [], errors: [] });
  expect(await person.cookies()).toEqual([]);
  await person.close();
});
