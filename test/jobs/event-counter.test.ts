import type { Turn } from '../../src/core/types';
import { EventCounter } from '../../src/jobs/event-counter';
import type { EventCount } from '../../src/storage/storage';

const TURN: Turn = {
  outcome: 'answer',
  topics: ['costs', 'lodging'],
  confidence: 1,
  language: 'es',
  replies: [],
};
/** Early on the 24th in London, still the 23rd in Seattle. */
const NOW_MS = Date.UTC(2026, 10, 24, 3);

function counterWith(add: (counts: readonly EventCount[]) => Promise<void>) {
  const errors: unknown[] = [];
  const counter = new EventCounter({
    events: { add, since: async () => [] },
    nowMs: () => NOW_MS,
    timeZone: 'America/Los_Angeles',
    onError: (error) => errors.push(error),
  });
  return { counter, errors };
}

test('counts outcome, first topic, language and channel on the center’s day', async () => {
  const stored: EventCount[] = [];
  const { counter } = counterWith(async (counts) => void stored.push(...counts));
  counter.observe(TURN, 'web');
  counter.observe({ ...TURN, outcome: 'clarify' }, 'sms', 2);
  counter.add({ outcome: 'callback-stored', topic: '', language: 'en', channel: 'sms' }, 3);
  await counter.flush();
  const base = { day: '2026-11-23', language: 'es', count: 1, smsSegments: 0 };
  expect(stored).toEqual([
    { ...base, outcome: 'answer', topic: 'costs', channel: 'web' },
    { ...base, outcome: 'clarify', topic: '', channel: 'sms', smsSegments: 2 },
    { ...base, outcome: 'callback-stored', topic: '', language: 'en', channel: 'sms', smsSegments: 3 },
  ]);
});

test('the steps of a form are counted apart from the wish for contact', async () => {
  const stored: EventCount[] = [];
  const { counter } = counterWith(async (counts) => void stored.push(...counts));
  const reply = { kind: 'form', language: 'en', text: '', choices: [], contacts: [], links: [] } as const;
  const form = { id: 'callback', fields: [], submit: '', cancel: '' };
  counter.observe({ ...TURN, outcome: 'contact', replies: [{ ...reply, form }] }, 'web');
  counter.observe({ ...TURN, outcome: 'contact', replies: [reply, reply] }, 'web');
  counter.observe({ ...TURN, outcome: 'contact', replies: [{ ...reply, kind: 'contact' }] }, 'web');
  await counter.flush();
  expect(stored.map(({ outcome }) => outcome)).toEqual(['contact', 'form-step', 'contact']);
});

test('one write a second, by itself', async () => {
  jest.useFakeTimers();
  const writes: number[] = [];
  const { counter } = counterWith(async (counts) => void writes.push(counts.length));
  for (let turn = 0; turn < 50; turn += 1) counter.observe(TURN, 'web');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(writes).toEqual([50]);
  jest.useRealTimers();
});

test('what cannot be stored waits', async () => {
  const stored: EventCount[] = [];
  let isDown = true;
  const { counter, errors } = counterWith(async (counts) => {
    if (isDown) throw new Error('down');
    stored.push(...counts);
  });
  counter.observe(TURN, 'web');
  await counter.flush();
  counter.observe(TURN, 'web');
  isDown = false;
  await counter.flush();
  expect([stored.length, errors.length]).toEqual([2, 1]);
});
