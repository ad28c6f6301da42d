/** The pages as text: everything there, in every language, and nothing that could run or load from elsewhere. */
import { chatPage } from '../../../src/channels/web/pages/chat';
import { faqPage } from '../../../src/channels/web/pages/faq';
import { phoneNumbers } from '../../../src/channels/web/pages/frame';
import { homePage } from '../../../src/channels/web/pages/home';
import { cutAtNumbers } from '../../../src/channels/web/pages/numbers';
import { pageLanguage, sitePages } from '../../../src/channels/web/pages/pages';
import { directionOf } from '../../../src/i18n/languages';
import { testRoom } from '../../support/room';

const room = testRoom();
const spoken = [...room.knowledge.languages.keys()];

describe.each(spoken)('in %s', (language) => {
  const pages = {
    home: homePage(room, language),
    faq: faqPage(room, language),
    chat: chatPage(room, language),
  };

  test.each(Object.entries(pages))('%s: language, direction, title, the phone as a link', (_name, html) => {
    expect(html).toContain(`<html lang="${language}" dir="${directionOf(language)}">`);
    expect(/<title>([^<]+)<\/title>/.exec(html)?.[1]).toBeTruthy();
    expect(html).toContain('href="tel:206-987-2106"');
    expect(html).toMatch(/tel:911|call 911|911/);
    expect(html).not.toMatch(/\{\{|undefined|\[object/);
  });

  test.each(Object.entries(pages))('%s: nothing inline, nothing from elsewhere', (_name, html) => {
    expect(html).not.toMatch(/\sstyle=|\son\w+=|<style/);
    expect(html).not.toMatch(/(?:src|rel="stylesheet" href)="(?!\/)/);
  });

  test('the FAQ has no script and every topic, each at its own place', () => {
    expect(pages.faq).not.toContain('<script');
    for (const id of room.knowledge.topics.keys()) {
      expect(pages.faq.split(`id="${id}"`).length).toBe(2);
      expect(pages.faq).toContain(`href="#${id}"`);
    }
  });
});

test('a draft translation says so, and leads to the English', () => {
  const drafts = spoken.filter((language) => language !== 'en');
  for (const language of drafts) {
    expect(faqPage(room, language)).toContain(room.translate(language, 'language.draftNotice'));
    expect(faqPage(room, language)).toContain('href="/faq/en"');
  }
});

test('where drafts are withheld the page shows the English of each answer, marked as English', () => {
  const strict = { ...room, drafts: 'reviewed-only' } as const;
  const html = faqPage(strict, 'es');
  expect(html).toContain(room.translate('es', 'language.englishOnly'));
  expect(html).toContain(
    '<article id="donor-cells-source" lang="en"'.replace(
      'donor-cells-source',
      [...room.knowledge.topics.keys()][0]!,
    ),
  );
});

test('the words in the chat page cannot end their element', () => {
  const translate = (...args: Parameters<typeof room.translate>) => `${room.translate(...args)}</script><b>`;
  const html = chatPage({ ...room, translate }, 'en');
  expect(html.split('</script>').length).toBe(chatPage(room, 'en').split('</script>').length);
});

test.each([
  ['es', '', 'es'],
  ['', 'es-MX,en;q=0.8', 'es'],
  ['', 'tl, ar;q=0.5', 'ar'],
  ['xx', 'fr', 'en'],
  ['', '', 'en'],
])('language %s, browser %s: %s', (asked, accepted, language) => {
  const query = new URLSearchParams(asked ? { language: asked } : {});
  const headers = { 'accept-language': accepted };
  expect(pageLanguage(room, { path: '/', params: {}, query, headers })).toBe(language);
});

test('every language has its FAQ and its words', () => {
  const paths = sitePages(() => room, '/nowhere').map(({ path }) => path);
  for (const language of spoken)
    expect(paths).toEqual(expect.arrayContaining([`/faq/${language}`, `/chat/words/${language}.json`]));
});

test.each([
  ['Call 911.', ['Call ', '911', '.']],
  ['1-866-583-1527 or 206-987-2106', ['', '1-866-583-1527', ' or ', '206-987-2106', '']],
  ['اتصلوا برقم 911 الآن', ['اتصلوا برقم ', '911', ' الآن']],
  ['room 9110, 206-987-21066 and 911-1', ['room 9110, 206-987-21066 and 911-1']],
  ['no number', ['no number']],
])('%s', (text, parts) => {
  expect(cutAtNumbers(text, phoneNumbers(room))).toEqual(parts);
});
