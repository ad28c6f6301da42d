import { contentOf } from '../../dialogs/room';
import { Rehearsal } from '../../src/bot/rehearsal';
import { fitsOneReply, plainCharacters } from '../../src/channels/sms/segments';
import { fill } from '../../src/content/placeholders';
import { type CallbackSubmission, LANGUAGES, type Language } from '../../src/core/types';
import { sayDay } from '../../src/i18n/say-day';
import { testRoom } from '../support/room';

const room = testRoom();
const questionOf = (language: Language, id: string) =>
  fill(contentOf(room, language).entries.get(id)!.question, room.knowledge.values);
const rehearse = () =>
  new Rehearsal(room, (error) => {
    throw error;
  });

test('all eleven languages are spoken', () => {
  expect([...room.knowledge.languages.keys()].sort()).toEqual([...LANGUAGES].sort());
});

test.each(LANGUAGES)(
  '%s by text message: answered in the language, MORE, the phone, an alarm',
  async (language) => {
    const rehearsal = rehearse();
    await rehearsal.startAnew();
    const first = await rehearsal.say(questionOf(language, 'stem-cell-donor'), 'sms');
    expect(first.turn).toMatchObject({ outcome: 'answer', topics: ['stem-cell-donor'], language });
    for (const { text } of first.sent) expect(fitsOneReply(text ?? '')).toBe(true);
    expect(first.sent.map(({ text }) => text).join(' ')).toContain('206-987-2106');
    const more = await rehearsal.say('MORE', 'sms');
    expect(more.turn?.outcome).toBe('answer');
    const danger = contentOf(room, language).safety.examples.emergency[0]!;
    const alarm = await rehearsal.say(danger, 'sms');
    expect(alarm.turn?.outcome).toBe('emergency');
    expect(alarm.sent[0]?.text?.slice(0, 67)).toContain('911');
  },
);

test.each(LANGUAGES.filter((language) => language !== 'en'))(
  '%s on the website: the draft says so, the English is one tap away',
  async (language) => {
    const rehearsal = rehearse();
    await rehearsal.startAnew();
    const { turn } = await rehearsal.say(questionOf(language, 'school'), 'web');
    const reply = turn!.replies[0]!;
    expect(reply).toMatchObject({ topic: 'school', language });
    expect(reply.notice).toContain('1-866-583-1527');
    const english = await rehearsal.say(reply.choices.at(-1)!.value, 'web');
    expect(english.turn?.replies[0]).toMatchObject({ topic: 'school', language: 'en' });
  },
);

const strict = { ...room, drafts: 'reviewed-only' as const };
const english = (id: string) => fill(contentOf(room, 'en').entries.get(id)!.answer, room.knowledge.values);

test.each(LANGUAGES.filter((language) => language !== 'en'))(
  '%s where only reviewed texts are shown: a sentence in the language, the English under it',
  async (language) => {
    const rehearsal = new Rehearsal(strict, (error) => {
      throw error;
    });
    await rehearsal.startAnew();
    const web = await rehearsal.say(questionOf(language, 'school'), 'web');
    expect(web.turn?.replies[0]).toMatchObject({ language, topic: 'school', english: english('school') });
    expect(web.turn!.replies[0]!.text).toContain('1-866-583-1527');
    expect(web.turn!.replies[0]!.notice).toBeUndefined();
    await rehearsal.startAnew();
    const sms = await rehearsal.say(questionOf(language, 'school'), 'sms');
    const words = contentOf(room, 'en').entries.get('school')!.short.split(' ').slice(0, 4).join(' ');
    expect(sms.sent.map(({ text }) => text).join('\n')).toContain(words);
  },
);

test('where only reviewed texts are shown, a reviewed one is', async () => {
  const spanish = contentOf(room, 'es');
  const reviewed = { ...spanish.entries.get('school')!, state: 'reviewed' as const };
  const languages = new Map(room.knowledge.languages).set('es', {
    ...spanish,
    entries: new Map(spanish.entries).set('school', reviewed),
  });
  const rehearsal = new Rehearsal({ ...strict, knowledge: { ...room.knowledge, languages } });
  await rehearsal.startAnew();
  const { turn } = await rehearsal.say(questionOf('es', 'school'), 'web');
  expect(turn?.replies[0]?.text).toBe(fill(reviewed.answer, room.knowledge.values));
  expect(turn?.replies[0]?.notice).toBeUndefined();
});

/** Friday noon in Seattle; Thursday was a holiday, and the next day is a Saturday. */
const FRIDAY_MS = Date.parse('2026-11-27T20:00:00Z');
const WEEKDAYS = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }];

test.each(
  LANGUAGES.flatMap((language) => (['web', 'sms'] as const).map((channel) => [language, channel] as const)),
)('%s, %s: a call back step by step, and the day that the center promises', async (language, channel) => {
  const t = (key: string, values?: Record<string, string>) => room.translate(language, key, values);
  const requests: CallbackSubmission[] = [];
  const callbacks = { submit: async (request: CallbackSubmission) => void requests.push(request) };
  const hours = { ...room.knowledge.center.hours, open: WEEKDAYS, callBackWithin: 1 };
  const knowledge = { ...room.knowledge, center: { ...room.knowledge.center, hours } };
  const rehearsal = new Rehearsal({ ...room, knowledge, callbacks }, undefined, { nowMs: () => FRIDAY_MS });
  await rehearsal.startAnew(language);
  const { commands } = contentOf(room, language);
  const say = async (text: string) => {
    const { sent, turn } = await rehearsal.say(text, channel);
    for (const { text: part } of sent) if (channel === 'sms') expect(fitsOneReply(part ?? '')).toBe(true);
    expect(turn?.language).toBe(language);
    return sent.map(({ text: part }) => part).join('\n');
  };
  expect(await say(questionOf(language, 'request-callback'))).toContain(
    plainCharacters(t('callback.askName')),
  );
  expect(await say('Maria Lopez')).toContain(plainCharacters(t('callback.askPhone')));
  await say('206 555 0123');
  await say(commands.skip[0]!);
  await say(commands.skip[0]!);
  const summary = await say(commands.skip[0]!);
  for (const part of ['Maria Lopez', '(206) 555-0123', room.knowledge.tongues.spoken[language]!.own])
    expect(summary).toContain(part);
  const confirmed = await say(commands.yes[0]!);
  const monday = sayDay('2026-11-30', '2026-11-27', language);
  expect(confirmed).toContain(plainCharacters(t('callback.when', { value: monday })));
  expect(confirmed).toContain('206-987-2106');
  expect(requests).toMatchObject([
    {
      name: 'Maria Lopez',
      language: room.knowledge.tongues.spoken[language]!.english,
      interpreter: language !== 'en',
      channel,
    },
  ]);
});

/** What the greeting tells people to write, in quotes. */
function quoted(text: string): string {
  return /["“«「]([^"”»」]+)["”»」]/.exec(text)![1]!;
}

test.each(LANGUAGES)('%s: what is kept is told at the first contact, and on asking', async (language) => {
  const hint = room.translate(language, 'welcome.privacy');
  const rehearsal = rehearse();
  await rehearsal.startAnew(language);
  const joined = await rehearsal.send(
    { type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }], locale: language },
    'web',
  );
  expect(joined.sent[0]?.text).toContain(hint);
  const { answer, short } = contentOf(room, language).entries.get('privacy')!;
  expect((await rehearsal.say(quoted(hint), 'web')).turn?.replies[0]).toMatchObject({
    text: answer,
    language,
  });
  await rehearsal.startAnew(language);
  const text = await rehearsal.say(quoted(hint), 'sms');
  expect(text.sent[0]?.text?.startsWith(plainCharacters(short))).toBe(true);
  expect(text.sent.map((each) => each.text)).toContain(plainCharacters(hint));
  for (const each of text.sent) expect(fitsOneReply(each.text!)).toBe(true);
  expect((await rehearsal.say(quoted(hint), 'sms')).sent).toHaveLength(1);
});

test.each(LANGUAGES)(
  '%s: "delete my data" removes the conversation and says what stays',
  async (language) => {
    for (const channel of ['web', 'sms'] as const) {
      const forgotten: string[] = [];
      const rehearsal = new Rehearsal(room, undefined, { forget: async (key) => void forgotten.push(key) });
      await rehearsal.startAnew(language);
      const { turn, sent } = await rehearsal.say(questionOf(language, 'delete-data'), channel);
      expect(forgotten).toHaveLength(1);
      expect(turn?.replies[0]).toMatchObject({ language, clearsHistory: true });
      const stays = plainCharacters(room.translate(language, 'data.requestStays'));
      expect(plainCharacters(sent.map(({ text }) => text).join('\n'))).toContain(stays);
      expect(stays).toContain('206-987-2106');
      for (const { text } of channel === 'sms' ? sent : []) expect(fitsOneReply(text!)).toBe(true);
    }
  },
);

test('without hours of the center no day is promised', async () => {
  const callbacks = { submit: async () => undefined };
  const rehearsal = new Rehearsal({ ...room, callbacks });
  await rehearsal.startAnew();
  await rehearsal.say('please call me back, I am Ana, 206-555-0123, mornings, English', 'web');
  await rehearsal.say('skip', 'web');
  const { turn } = await rehearsal.say('yes', 'web');
  expect(turn?.replies.map(({ text }) => text)).toEqual([room.translate('en', 'callback.sent')]);
});

test('what cannot be stored is not confirmed: the phone is given, and "yes" tries again', async () => {
  let isDown = true;
  const ids: string[] = [];
  const callbacks = {
    submit: async ({ id }: CallbackSubmission) => {
      ids.push(id);
      if (isDown) throw new Error('down');
    },
  };
  const rehearsal = new Rehearsal({ ...room, callbacks });
  await rehearsal.startAnew();
  await rehearsal.say('please call me back, I am Ana, 206-555-0123, mornings, English', 'web');
  await rehearsal.say('skip', 'web');
  const failed = await rehearsal.say('yes', 'web');
  expect(failed.turn?.replies.map(({ text }) => text)).toEqual([room.translate('en', 'callback.failed')]);
  isDown = false;
  const stored = await rehearsal.say('yes', 'web');
  expect(stored.turn?.replies[0]?.text).toContain(room.translate('en', 'callback.sent'));
  expect(new Set(ids).size).toBe(1);
});

test.each(LANGUAGES)('%s is asked for in its own name, and left again', async (language) => {
  const rehearsal = rehearse();
  await rehearsal.startAnew();
  const { turn } = await rehearsal.say(room.knowledge.tongues.spoken[language]!.own, 'web');
  expect(turn?.language).toBe(language);
  expect((await rehearsal.say('English please', 'web')).turn?.language).toBe('en');
});
