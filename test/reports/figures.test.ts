import { figuresFrom, figuresOf } from '../../src/reports/figures';
import { lastDays } from '../../src/reports/period';
import { openStorage } from '../../src/storage/open-storage';
import type { EventCount } from '../../src/storage/storage';

const ZONE = 'America/Los_Angeles';
const NOW_MS = Date.parse('2026-11-24T02:00:00Z');
const PERIOD = lastDays(3, NOW_MS, ZONE);

const event = (part: Partial<EventCount>): EventCount => ({
  day: '2026-11-23',
  outcome: 'answer',
  topic: '',
  language: 'en',
  channel: 'web',
  count: 1,
  smsSegments: 0,
  ...part,
});

test('a period is days of the center, and begins at its midnight', () => {
  expect(PERIOD).toEqual({
    days: ['2026-11-21', '2026-11-22', '2026-11-23'],
    sinceMs: Date.parse('2026-11-21T00:00:00-08:00'),
  });
});

test.each([
  ['the clock goes forward', '2026-03-09T20:00:00Z', '2026-03-08T00:00:00-08:00'],
  ['the clock goes back', '2026-11-02T20:00:00Z', '2026-11-01T00:00:00-07:00'],
])('a period that begins on the day on which %s', (_, now, begin) => {
  expect(lastDays(2, Date.parse(now), ZONE).sinceMs).toBe(Date.parse(begin));
});

test('figures of a period from the database; what is before it is left out', async () => {
  const storage = await openStorage({ directory: ':memory:' });
  await storage.events.add([
    event({ topic: 'costs', count: 3 }),
    event({ topic: 'donors', channel: 'sms', language: 'es', count: 2, smsSegments: 5, day: '2026-11-21' }),
    event({ outcome: 'no-answer' }),
    event({ outcome: 'crisis', channel: 'sms' }),
    event({ outcome: 'smalltalk' }),
    event({ outcome: 'welcome', count: 4 }),
    event({ day: '2026-11-20', count: 50 }),
  ]);
  const answer = {
    conversationKey: 'c',
    topic: 'costs',
    language: 'en',
    channel: 'web',
    helped: false,
  } as const;
  await storage.feedback.add(answer, NOW_MS);
  await storage.feedback.add({ ...answer, conversationKey: 'd', helped: true }, NOW_MS);
  await storage.feedback.add({ ...answer, conversationKey: 'e' }, PERIOD.sinceMs - 1);
  const figures = await figuresOf(storage, PERIOD);
  await storage.close();
  expect(figures).toMatchObject({
    questions: 7,
    outcomes: { answered: 5, clarified: 0, unanswered: 1, contact: 0 },
    safety: { emergency: 0, crisis: 1, 'urgent-symptoms': 0, 'medical-advice': 0 },
    smallTalk: 1,
    opened: 4,
    languages: [
      { name: 'en', count: 5 },
      { name: 'es', count: 2 },
    ],
    channels: [
      { name: 'web', count: 4 },
      { name: 'sms', count: 3 },
    ],
    topics: [
      { name: 'costs', count: 3 },
      { name: 'donors', count: 2 },
    ],
    feedback: { helped: 1, notHelped: 1, byTopic: [{ topic: 'costs', helped: 1, notHelped: 1 }] },
    smsSegments: 5,
    byDay: [
      { day: '2026-11-21', questions: 2, byChannel: { sms: 2 } },
      { day: '2026-11-22', questions: 0, byChannel: {} },
      { day: '2026-11-23', questions: 5, byChannel: { web: 4, sms: 1 } },
    ],
  });
});

test('nothing at all gives figures of nothing', () => {
  const figures = figuresFrom(PERIOD, [], []);
  expect(figures).toMatchObject({ questions: 0, topics: [], languages: [], smsSegments: 0 });
  expect(figures.byDay.map(({ questions }) => questions)).toEqual([0, 0, 0]);
});
