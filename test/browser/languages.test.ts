/** In the family's language: the menu, the words of the chat, the call-back form with the keyboard alone. */
import type { Page } from 'playwright-core';
import { findings } from './support/axe';
import { Chat, PATIENCE_MS } from './support/chat';
import { Site } from './support/site';

jest.setTimeout(60_000);

let site: Site;
beforeAll(async () => {
  site = await Site.open();
});
afterAll(() => site.close());

const ASK_FOR_CALL = { es: 'por favor llámenme', ar: 'اتصلوا بي من فضلكم' } as const;

async function words(language: string): Promise<Record<string, string>> {
  return (await (await fetch(`${site.url}/chat/words/${language}.json`)).json()) as Record<string, string>;
}

/** Tab until the element has the focus. */
async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no tab stop: ${selector}`);
}

test('the browser tells the first language; the menu changes it, and the words of the chat follow', async () => {
  const { page, person } = await site.visit('/chat', { locale: 'es-MX' });
  const chat = await new Chat(page).ready();
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  expect(await chat.last.getAttribute('lang')).toBe('es');
  await page.locator('summary').first().click();
  await chat.answered(() => page.getByRole('button', { name: 'العربية' }).click());
  await page.locator('html[lang=ar][dir=rtl]').waitFor({ timeout: PATIENCE_MS });
  expect(await chat.field.getAttribute('placeholder')).toBe((await words('ar')).placeholder);
  expect(await chat.last.getAttribute('lang')).toBe('ar');
  await page.reload();
  await page.locator('html[lang=ar][dir=rtl]').waitFor({ timeout: PATIENCE_MS });
  await person.close();
});

test('the menu reaches every language and comes back to English', async () => {
  const { page, person } = await site.visit('/chat');
  const chat = await new Chat(page).ready();
  const names = await page.locator('.popup').first().locator('button').allInnerTexts();
  const tags = await page
    .locator('.popup')
    .first()
    .locator('button')
    .evaluateAll((all) => all.map((button) => button.getAttribute('lang')));
  expect(names.length).toBe(tags.length);
  for (const tag of [...tags.slice(1), 'en']) {
    await page.locator('summary').first().click();
    await page.locator(`.popup button[lang="${tag}"]`).click();
    await page.locator(`html[lang="${tag}"]`).waitFor({ timeout: PATIENCE_MS });
    await chat.place.locator('.waiting').first().waitFor({ state: 'detached' });
  }
  await person.close();
});

test('the English of one answer does not change the language of the chat', async () => {
  const { page, person } = await site.visit('/chat?language=es');
  const chat = await new Chat(page).ready();
  await chat.ask('de dónde vienen las células del donante');
  await chat.tap(/inglés/);
  expect(await chat.last.getAttribute('lang')).toBe('en');
  await page.waitForTimeout(300);
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  await person.close();
});

test.each(['es', 'ar'] as const)('the call-back form in %s, with the keyboard alone', async (language) => {
  const { page, person, blemishes } = await site.visit(`/chat?language=${language}`);
  const chat = await new Chat(page).ready();
  await chat.ask(ASK_FOR_CALL[language]);
  expect(await findings(page)).toEqual([]);
  await tabTo(page, '#callback-name', 'Shift+Tab');
  await page.keyboard.type('María');
  await tabTo(page, '#callback-phone');
  expect(await page.locator('#callback-phone').evaluate((field) => getComputedStyle(field).direction)).toBe(
    'ltr',
  );
  await page.keyboard.type('206 555 0123');
  await tabTo(page, '.suggestions button');
  const time = await page.locator(':focus').innerText();
  await page.keyboard.press('Space');
  expect(await page.locator('#callback-time').inputValue()).toBe(time);
  expect(await page.locator('#callback-callLanguage').inputValue()).not.toBe('');
  await tabTo(page, '.card button[type=submit]');
  await chat.answered(() => page.keyboard.press('Enter'));
  expect(await chat.last.innerText()).toMatch(/\(206\) 555-0123/);
  expect(await chat.last.innerText()).toContain('María');
  expect(await chat.own.last().innerText()).toContain('206 555 0123');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('mine');
  expect(await page.locator('.card').count()).toBe(0);
  expect(blemishes).toEqual({ foreign: [], errors: [] });
  await person.close();
});

test('the launcher speaks the language of the page around it', async () => {
  const { page, person } = await site.visit('/?language=ar');
  const launcher = page.locator('button').last();
  expect(await launcher.getAttribute('lang')).toBe('ar');
  await launcher.click();
  const chat = await new Chat(page.frameLocator('iframe')).ready();
  expect(await chat.last.getAttribute('dir')).toBe('rtl');
  await person.close();
});
