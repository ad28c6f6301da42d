import type { EventCount, Feedback } from '../../../src/storage/storage';
import { openForEach, type Place } from '../support/places';
import { NOON_MS, range } from '../support/samples';

const FEEDBACK: Feedback = {
  conversationKey: 'c',
  topic: 'donor-cells',
  language: 'es',
  channel: 'web',
  helped: true,
};

const EVENT: EventCount = {
  day: '2026-11-23',
  outcome: 'answer',
  topic: 'donor-cells',
  language: 'en',
  channel: 'sms',
  count: 1,
  smsSegments: 2,
};

export function insightContract(place: Place): void {
  describe(`feedback, events, unanswered, Teams: ${place.name}`, () => {
    const opened = openForEach(place);

    test('counts feedback by topic, language, channel and answer; the last tap of a person counts', async () => {
      const { feedback } = opened.storage;
      await feedback.add(FEEDBACK, NOON_MS);
      await feedback.add({ ...FEEDBACK, helped: false }, NOON_MS + 1);
      await feedback.add({ ...FEEDBACK, conversationKey: 'd', helped: false }, NOON_MS);
      await feedback.add({ ...FEEDBACK, conversationKey: 'old' }, NOON_MS - 1);
      const { conversationKey: _, ...counted } = FEEDBACK;
      expect(await feedback.summary(NOON_MS)).toEqual([{ ...counted, helped: false, count: 2 }]);
    });

    test('adds up events, also twice in one call and from many at once', async () => {
      const { events } = opened.storage;
      await events.add([]);
      const other = { ...EVENT, topic: '', outcome: 'smalltalk', smsSegments: 0 };
      await Promise.all(range(5).map(() => events.add([EVENT, other, EVENT])));
      expect(await events.since('2026-11-23')).toEqual([
        { ...EVENT, count: 10, smsSegments: 20 },
        { ...other, count: 5 },
      ]);
      expect(await events.since('2026-11-24')).toEqual([]);
    });

    test('lists unanswered questions since a time, oldest first', async () => {
      const { unanswered } = opened.storage;
      const ask = (text: string, atMs: number) =>
        unanswered.add({ conversationKey: 'c', text, language: 'en', channel: 'web' }, atMs);
      await ask('second', NOON_MS + 1);
      await ask('first\0', NOON_MS);
      await ask('before', NOON_MS - 1);
      expect((await unanswered.list(NOON_MS, 10)).map(({ text }) => text)).toEqual(['first\uFFFD', 'second']);
      expect(await unanswered.list(NOON_MS, 1)).toHaveLength(1);
    });

    test('remembers the language that a member of staff chose last', async () => {
      const { staffPreferences } = opened.storage;
      expect(await staffPreferences.language('kim')).toBeUndefined();
      await staffPreferences.setLanguage('kim', 'so', NOON_MS);
      await staffPreferences.setLanguage('kim', 'zh-Hant', NOON_MS + 1);
      expect(await staffPreferences.language('kim')).toBe('zh-Hant');
    });

    test('keeps one reference for each Teams conversation', async () => {
      const { teamsTargets } = opened.storage;
      await teamsTargets.upsert({ conversationId: 't', reference: { serviceUrl: 'a' } }, NOON_MS);
      await teamsTargets.upsert({ conversationId: 't', reference: { serviceUrl: 'b' } }, NOON_MS);
      expect(await teamsTargets.list()).toEqual([{ conversationId: 't', reference: { serviceUrl: 'b' } }]);
      expect(await teamsTargets.remove('t')).toBe(true);
      expect(await teamsTargets.remove('t')).toBe(false);
    });
  });
}
