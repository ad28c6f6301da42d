/** Every card that the family bot shows, in every language. */
import { sayAgain } from '../../../dialogs/again';
import {
  centerContacts,
  clarifyReply,
  noticeReply,
  offerTopics,
  safetyReply,
} from '../../../dialogs/compose';
import { contentOf } from '../../../dialogs/room';
import {
  adaptiveCard,
  type CardAction,
  type CardElement,
  container,
  facts,
  heading,
} from '../../../src/channels/teams/cards/elements';
import { cardIn, replyMessages } from '../../../src/channels/teams/cards/message';
import { replyCard } from '../../../src/channels/teams/cards/reply-card';
import { readTap } from '../../../src/channels/teams/cards/tap';
import { fill } from '../../../src/content/placeholders';
import { type Form, LANGUAGES, type Language, type Reply, SAFETY_LEVELS } from '../../../src/core/types';
import { cardProblems } from '../../support/adaptive-cards';
import { testRoom } from '../../support/room';

const desk = { submit: async () => undefined };
const room = { ...testRoom(), callbacks: desk, faqUrl: () => 'https://faq.example.org/' };
const topics = [...room.knowledge.topics.keys()];

function said(language: Language): Reply[] {
  const kinds = ['contact', 'no-answer', 'welcome'] as const;
  const answers = topics.map((topic) => sayAgain(room, { kind: 'answer', language, topic })!);
  return [...answers, ...kinds.map((kind) => sayAgain(room, { kind, language })!)];
}

function asked(language: Language): Reply[] {
  const none = { title: room.translate(language, 'clarify.none'), action: { command: 'none' } } as const;
  const languages = LANGUAGES.map((each) => ({
    title: room.knowledge.tongues.spoken[each]!.own,
    action: { language: each },
  }));
  return [
    clarifyReply(room, language, [...offerTopics(room, language, topics.slice(0, 3)), none]),
    clarifyReply(room, language, languages, 'language.choose'),
  ];
}

function alarms(language: Language): Reply[] {
  const { replies, fallback } = contentOf(room, language).safety;
  const all = Object.keys(replies).flatMap((reply) =>
    SAFETY_LEVELS.map((level) => safetyReply(room, language, level, reply)),
  );
  const text = fill(fallback, room.knowledge.values);
  return [...all, { ...noticeReply(language, text), kind: 'safety' }];
}

function notices(language: Language): Reply[] {
  const keys = ['teams.refused', 'teams.edited', 'input.error'];
  return keys.map((key) =>
    noticeReply(language, room.translate(language, key), [], centerContacts(room, language)),
  );
}

const FORM: Form = {
  id: 'callback',
  fields: [
    { id: 'name', label: 'What name?', kind: 'text', required: false, suggestions: [] },
    { id: 'phone', label: 'What number?', kind: 'tel', required: true, suggestions: [] },
    { id: 'time', label: 'When?', kind: 'text', required: false, suggestions: ['Any time', 'Morning'] },
  ],
  submit: 'Send',
  cancel: 'Cancel',
};
const BARE = { language: 'en', choices: [], contacts: [], links: [] } as const;
const asking: Reply = { ...BARE, kind: 'form', text: 'We can call.\n\nWhat name?', form: FORM };

const every = LANGUAGES.map(
  (language) =>
    [language, [...said(language), ...asked(language), ...alarms(language), ...notices(language)]] as const,
);

function within(elements: readonly CardElement[]): CardElement[] {
  return elements.flatMap((each) => (each.type === 'Container' ? [each, ...within(each.items)] : [each]));
}

function actionsOf(reply: Reply): CardAction[] {
  const { body, actions = [] } = replyCard(reply);
  return [
    ...within(body).flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])),
    ...actions,
  ];
}

describe.each(every)('%s', (language, replies) => {
  test('every card is one of version 1.5', () => {
    const problems = replies.flatMap((reply) => cardProblems(replyCard(reply)));
    expect(problems).toEqual([]);
  });

  test('every card says its language, its direction and the whole in plain words', () => {
    for (const reply of replies) {
      const card = replyCard(reply);
      expect({ lang: card.lang, rtl: card.rtl }).toEqual({
        lang: language.slice(0, 2),
        rtl: language === 'ar' ? true : undefined,
      });
      expect(card.fallbackText).toContain(reply.text);
      for (const { to } of reply.contacts) expect(card.fallbackText).toContain(to);
    }
  });

  test('every message has a short summary and fits into Teams', () => {
    for (const reply of replies) {
      const messages = replyMessages(reply);
      expect(messages).toHaveLength(1);
      expect(messages[0]!.text).toBeUndefined();
      expect(messages[0]!.summary!.length).toBeGreaterThan(0);
      expect(messages[0]!.summary!.length).toBeLessThanOrEqual(200);
      expect(Buffer.byteLength(JSON.stringify(messages[0]), 'utf16le')).toBeLessThan(40 * 1_024);
    }
  });

  test('every button brings back what it does, through Execute and through Submit', () => {
    for (const reply of replies) {
      const taps = actionsOf(reply).filter((each) => each.type === 'Action.Execute');
      const choices = [...reply.choices, ...(reply.feedback?.choices ?? [])];
      expect(taps.map(({ title }) => title)).toEqual(choices.map(({ title }) => title));
      taps.forEach(({ verb, data, fallback }, index) => {
        expect(fallback).toMatchObject({ type: 'Action.Submit', data });
        expect(data.verb).toBe(verb);
        expect(readTap(data)).toMatchObject({ say: choices[index]!.value, action: choices[index]!.action });
      });
    }
  });

  test('a title cannot be taken for Markdown', () => {
    const titles = replies.flatMap((reply) =>
      within(replyCard(reply).body).flatMap((each) => (each.type === 'TextBlock' ? [each.text] : [])),
    );
    expect(titles.length).toBeGreaterThanOrEqual(topics.length);
    expect(titles.filter((title) => /[*_[\]`\\]|^\s*(?:[-+#>]|\d+[.)])\s/.test(title))).toEqual([]);
  });

  test('an alarm has its numbers to tap inside, before the English', () => {
    for (const reply of alarms(language).filter(({ contacts }) => contacts.length > 0)) {
      const [first] = replyCard(reply).body;
      expect(first).toMatchObject({ type: 'Container', style: 'attention' });
      const calls = JSON.stringify(first);
      for (const { kind, to } of reply.contacts)
        expect(calls).toContain(`"url":"${kind === 'text' ? 'sms' : 'tel'}:${to}"`);
    }
  });
});

test('a card that can be said again can be refreshed, by nobody unasked', () => {
  for (const reply of said('ar')) {
    const { refresh } = replyCard(reply);
    expect(refresh?.userIds).toEqual([]);
    const { card } = readTap(refresh?.action.data)!;
    expect(sayAgain(room, card!)).toEqual(reply);
  }
  expect(replyCard(asked('ar')[0]!).refresh).toBeUndefined();
});

test('a form is drawn at once, and leaving it needs no number', () => {
  const card = replyCard(asking);
  expect(cardProblems(card)).toEqual([]);
  expect(card.body.map(({ type }) => type)).toEqual([
    'RichTextBlock',
    'Input.Text',
    'Input.Text',
    'Input.Text',
    'ActionSet',
  ]);
  const [send, leave] = actionsOf(asking);
  expect(leave).toMatchObject({ title: 'Cancel', associatedInputs: 'none' });
  const filled = {
    ...(send as { data: object }).data,
    'field.phone': ' 206-555-0100\u0000 ',
    'field.time': 7,
  };
  expect(readTap(filled)).toEqual({
    verb: 'form',
    say: '',
    form: { id: 'callback', values: { phone: '206-555-0100' } },
  });
});

test.each([undefined, null, 7, 'say', [], {}, { verb: 'another' }, { say: 'hello' }])(
  '%j is no tap of ours',
  (data) => {
    expect(readTap(data)).toBeUndefined();
  },
);

test('of a tap only what is known goes on', () => {
  const tap = {
    verb: 'say',
    say: 'x'.repeat(5_000),
    action: { command: 'helped', topic: 'a', more: 1 },
    card: { kind: 'safety', language: 'en' },
    form: 5,
  };
  expect(readTap(tap)).toEqual({ verb: 'say', say: '' });
});

describe('what is longer than Teams takes', () => {
  const sentence = 'The team can tell you more about each of these questions. ';
  const long: Reply = { ...said('en')[0]!, text: sentence.repeat(800).trim() };

  test('comes in pieces, the whole of it, what can be tapped under the last', () => {
    const messages = replyMessages(long);
    expect(messages.length).toBeGreaterThan(1);
    const cards = messages.map((message) => cardIn(message)!);
    const words = cards.map(({ body }) =>
      body.flatMap((each) => (each.type === 'RichTextBlock' ? each.inlines.map(({ text }) => text) : [])),
    );
    expect(words.flat().join(' ')).toContain(long.text);
    expect(cards.flatMap(cardProblems)).toEqual([]);
    for (const message of messages)
      expect(Buffer.byteLength(JSON.stringify(message), 'utf16le')).toBeLessThan(40 * 1_024);
    expect(cards.map(({ actions = [] }) => actions.length > 0)).toEqual(
      cards.map((_, index) => index === cards.length - 1),
    );
  });

  test('an alarm in pieces is an alarm in each', () => {
    const styles = replyMessages({ ...long, kind: 'safety' }).map((message) => cardIn(message)!.body[0]);
    for (const first of styles) expect(first).toMatchObject({ style: 'attention' });
  });
});

test('elements that staff’s cards use are of version 1.5 too', () => {
  const body = [heading('Requests'), container([facts([['Name', 'x']])], { style: 'good', separator: true })];
  expect(cardProblems(adaptiveCard({ language: 'en', fallbackText: 'x', body }))).toEqual([]);
});

test('a card that is wrong is found', () => {
  const wrong = {
    ...replyCard(asking),
    body: [{ type: 'TextBlok' }, { type: 'TextBlock', text: 'x', colour: 'x' }],
  };
  expect(cardProblems(wrong).length).toBeGreaterThanOrEqual(2);
});
