/** The search from Teams' compose box, with the values that Teams sends; cards read by the library that draws them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TurnContext } from 'botbuilder';
import { parse } from 'yaml';
import { fitsOneReply, plainCharacters } from '../../../src/channels/sms/segments';
import type { AdaptiveCard } from '../../../src/channels/teams/cards/elements';
import { smsTexts } from '../../../src/channels/teams/search/plain-answer';
import { replyFor } from '../../../src/channels/teams/search/results';
import { createSearchHandler } from '../../../src/channels/teams/search/search-handler';
import { LANGUAGES, type Language } from '../../../src/core/types';
import { openStorage } from '../../../src/storage/open-storage';
import type { Storage } from '../../../src/storage/storage';
import { cardProblems } from '../../support/adaptive-cards';
import { testRoom } from '../../support/room';

const NOW_MS = Date.UTC(2026, 10, 23, 20);
/** Teams refuses a larger one. */
const LARGEST_CARD_BYTES = 28 * 1_024;
const room = {
  ...testRoom(),
  faqUrl: (language: Language, topic?: string) =>
    `https://chat.example.org/faq/${language}${topic ? `#${topic}` : ''}`,
};
const KIM = { id: '29:kim', aadObjectId: 'kim' };

let storage: Storage;
beforeEach(async () => {
  storage = await openStorage({ directory: ':memory:' });
});
afterEach(() => storage.close());

interface Found {
  readonly contentType: string;
  readonly content: AdaptiveCard;
  readonly preview: {
    readonly content: {
      title: string;
      text: string;
      tap?: { type: string; value: { topic: string; language: string } };
    };
  };
}

function handler() {
  const { events, staffPreferences: preferences } = storage;
  const parts = {
    room: () => room,
    events,
    preferences,
    nowMs: () => NOW_MS,
    keyedHash: (id: string) => `h-${id}`,
  };
  return createSearchHandler(parts);
}

async function invoke(name: string, value: unknown, locale = 'en-US') {
  const answer = handler().invokes![`composeExtension/${name}`]!;
  const { status, body } = await answer({ activity: { value, locale, from: KIM } } as unknown as TurnContext);
  return {
    status,
    ...((body?.composeExtension ?? {}) as { type?: string; text?: string; attachments?: Found[] }),
  };
}

const ask = (text: string, commandId = 'answer') =>
  invoke('query', { commandId, parameters: [{ name: 'query', value: text }] });
/** What the results of a search are about: those of plain text say it, since they are made when they are chosen. */
async function chosenBy(value: unknown, locale?: string) {
  const { attachments = [] } = await invoke('query', { ...(value as object), commandId: 'email' }, locale);
  return attachments.map(({ preview }) => preview.content.tap!.value);
}
const words = (card: AdaptiveCard) => JSON.stringify(card.body);

interface Case {
  readonly name: string;
  readonly value: unknown;
  readonly locale?: string;
  readonly first?: string;
  readonly has?: readonly string[];
  readonly language?: Language;
  readonly title?: string;
}

const CASES = parse(
  readFileSync(join(__dirname, '..', '..', 'fixtures', 'teams', 'searches.yaml'), 'utf8'),
) as Case[];

test.each(CASES.map((each) => [each.name, each] as const))(
  '%s',
  async (_name, { value, locale, first, has = [], language, title }) => {
    const found = await invoke('query', value, locale);
    expect(found).toMatchObject({ status: 200, type: 'result', attachmentLayout: 'list' });
    expect(found.attachments!.length).toBeLessThanOrEqual(8);
    const [top] = found.attachments!;
    const taps = await chosenBy(value, locale);
    const topics = taps.map(({ topic }) => topic);
    if (first) expect(topics[0]).toBe(first);
    expect(topics).toEqual(expect.arrayContaining([...has]));
    if (language) expect(taps[0]?.language).toBe(language);
    if (title) expect(top?.preview.content.title).toBe(title);
    for (const { content, preview } of found.attachments!) {
      expect(cardProblems(content)).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThan(LARGEST_CARD_BYTES);
      expect(JSON.stringify(content)).not.toContain('Action.Execute');
      expect(preview.content.text).toMatch(/\S/);
    }
  },
);

test('what nobody has an answer for is said', async () => {
  expect(await ask('qwertz plugh')).toMatchObject({
    status: 200,
    type: 'message',
    text: 'No answer fits. Try other words.',
  });
});

test('before anything is typed, the topics that were answered most of late come first', async () => {
  const event = { language: 'en', channel: 'web', smsSegments: 0 } as const;
  await storage.events.add([
    { ...event, day: '2026-11-22', outcome: 'answer', topic: 'paying-for-care', count: 4 },
    { ...event, day: '2026-11-20', outcome: 'answer', topic: 'stem-cell-donor', count: 9 },
    { ...event, day: '2026-11-20', outcome: 'clarify', topic: 'tki', count: 50 },
    { ...event, day: '2026-09-01', outcome: 'answer', topic: 'radiation-therapy', count: 90 },
    { ...event, day: '2026-11-20', outcome: 'answer', topic: 'a-topic-that-was', count: 99 },
  ]);
  const topics = (await chosenBy({})).map(({ topic }) => topic);
  expect(topics.slice(0, 3)).toEqual(['stem-cell-donor', 'paying-for-care', 'what-is-relapsed-all']);
  expect(topics).toHaveLength(8);
});

test('what a member of staff chose holds for English words, not for words in another language', async () => {
  await storage.staffPreferences.setLanguage('h-kim', 'vi', NOW_MS);
  expect((await ask('donor cells')).attachments?.[0]?.content.lang).toBe('vi');
  expect((await ask('기증자 세포는 어디서 오나요')).attachments?.[0]?.content.lang).toBe('ko');
});

test('an answer is inserted as it is listed; plain text is made when it is chosen', async () => {
  const [answer] = (await ask('donor cells')).attachments!;
  expect(answer!.preview.content.tap).toBeUndefined();
  const [text] = (await ask('donor cells', 'sms')).attachments!;
  expect(text!.content).toEqual(answer!.content);
  const { tap } = text!.preview.content;
  expect(tap).toMatchObject({ type: 'invoke', value: { kind: 'sms', topic: 'stem-cell-donor' } });
  const [chosen] = (await invoke('selectItem', tap!.value)).attachments!;
  expect(chosen!.content.fallbackText).toMatch(/^Donor stem cells/);
});

test('the chosen answer is a card with its source, its notice and the phone', async () => {
  const { status, attachments } = await invoke('selectItem', {
    kind: 'answer',
    language: 'es',
    topic: 'stem-cell-donor',
  });
  const { content } = attachments![0]!;
  expect(status).toBe(200);
  expect(words(content)).toMatch(/¿De dónde vienen.*Ningún traductor calificado/s);
  expect(content.actions).toEqual([
    { type: 'Action.OpenUrl', title: 'Llamar al 206-987-2106', url: 'tel:206-987-2106' },
    { type: 'Action.OpenUrl', title: 'Leer la página original', url: room.knowledge.values['link.source'] },
    {
      type: 'Action.OpenUrl',
      title: expect.any(String),
      url: 'https://chat.example.org/faq/es#stem-cell-donor',
    },
  ]);
  expect(content.refresh).toBeUndefined();
});

test('as e-mail text: the whole as plain words, the source written out', async () => {
  const { attachments } = await invoke('selectItem', {
    kind: 'email',
    language: 'en',
    topic: 'stem-cell-donor',
  });
  const { content } = attachments![0]!;
  expect(content.actions).toBeUndefined();
  expect(content.fallbackText).toMatch(
    /^Where do donor cells come from\?\n\n.*206-987-2106\n\n.*https:\/\/www\.seattlechildrens\.org/s,
  );
  expect(cardProblems(content)).toEqual([]);
});

test('as a text message: plain characters, the phone, within the segments, no hint that asks to reply', async () => {
  const { attachments } = await invoke('selectItem', {
    kind: 'sms',
    language: 'en',
    topic: 'stem-cell-donor',
  });
  const text = attachments![0]!.content.fallbackText;
  expect(text).toMatch(/^Donor stem cells.*\n206-987-2106$/s);
  expect(text).not.toMatch(/MORE|Reply/);
});

const letters = (text: string) => text.replace(/\s+/g, '');

test.each(LANGUAGES)(
  'every topic as text messages, each within the segments, none of its words lost: %s',
  (language) => {
    for (const topic of room.knowledge.topics.keys()) {
      const { short, notice = '', safetyLine = '', ...reply } = replyFor(room, language, topic)!;
      const texts = smsTexts({ ...reply, short: short!, notice, safetyLine });
      expect([topic, texts.every(fitsOneReply), texts.length <= 3]).toEqual([topic, true, true]);
      const whole = plainCharacters([short, '206-987-2106', safetyLine, notice].join(''));
      expect(letters(texts.join(''))).toBe(letters(whole));
    }
  },
);

test('an alarm as text begins with the number', async () => {
  const { attachments } = await invoke('selectItem', {
    kind: 'sms',
    language: 'es',
    topic: 'alarm:emergency:emergency',
  });
  expect(attachments![0]!.content.fallbackText).toContain('911');
});

test.each([
  ['<span class="inline-compose-card" itemid="0"> </span>', true],
  ['', true],
  ['<span itemid="0"></span> he is not breathing', false],
])('a card sent to the bot itself with "%s" beside it is a question: not %s', async (text, isTaken) => {
  const [{ contentType, content }] = (await ask('donor cells')).attachments as [Found];
  const context = { activity: { attachments: [{ contentType, content }] } } as unknown as TurnContext;
  expect(await handler().onText!(context, text)).toBe(isTaken);
  expect(await handler().onText!({ activity: {} } as TurnContext, text)).toBe(false);
});

const PAGE = 'https://www.seattlechildrens.org/conditions/leukemia-relapsed-all';

test.each([
  ['a section by its id', `${PAGE}#chemotherapy`, 'Chemotherapy', 'Where is chemotherapy given?'],
  [
    'a section by its heading',
    `${PAGE}/#Clinical%20trials,%20including%20immunotherapy`,
    'Clinical trials, including immunotherapy',
    'clinical trial',
  ],
])('a link to %s becomes the answers that rest on it', async (_name, url, heading, question) => {
  const { attachments } = await invoke('queryLink', { url });
  const { content, preview } = attachments![0]!;
  expect(content.body[0]).toMatchObject({ text: heading });
  expect(words(content)).toContain(question);
  expect(preview.content).toMatchObject({ title: heading });
  expect(preview.content.tap).toBeUndefined();
  expect(content.actions).toMatchObject([{ url }]);
  expect(cardProblems(content)).toEqual([]);
  expect(content.version).toBe('1.3');
});

test('a link to our own FAQ becomes that answer in that language', async () => {
  const { attachments } = await invoke('queryLink', {
    url: 'https://chat.example.org/faq/ar#stem-cell-donor',
  });
  expect(attachments![0]!.content).toMatchObject({ lang: 'ar', version: '1.3' });
});

test.each([
  ['another page', 'https://www.seattlechildrens.org/about'],
  ['another host', 'https://www.example.com/conditions/leukemia-relapsed-all#chemotherapy'],
  ['no section', PAGE],
  ['a section that is none', `${PAGE}#zebra`],
  ['a broken escape', `${PAGE}#%E0%A4%A`],
  ['a topic that is none', 'https://chat.example.org/faq/es#zebra'],
])('a link to %s stays as it is', async (_name, url) => {
  expect(await invoke('queryLink', { url })).toMatchObject({ status: 200, type: 'result', attachments: [] });
});

test.each([
  ['query', undefined],
  ['query', 'donor'],
  ['query', 7],
  ['selectItem', {}],
  ['selectItem', { kind: 'answer', language: 'xx', topic: 'stem-cell-donor' }],
  ['selectItem', { kind: 'answer', language: 'en', topic: 'zebra' }],
  ['selectItem', { kind: 'answer', language: 'en', topic: 'alarm:none:none' }],
  ['selectItem', { kind: 'answer', language: 'en', topic: '__proto__' }],
  ['queryLink', {}],
  ['queryLink', { url: 'javascript:alert(1)' }],
  ['queryLink', { url: 'not an address' }],
])('%s with %j is refused', async (name, value) => {
  expect((await invoke(name, value)).status).toBe(400);
});
