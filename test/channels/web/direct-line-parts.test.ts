/** The small parts of the Direct Line service, each alone. */
import type { WebSocket } from 'ws';
import { activityId } from '../../../src/channels/web/direct-line/envelope';
import { readIncoming, readStart, readWatermark } from '../../../src/channels/web/direct-line/incoming';
import { Stream } from '../../../src/channels/web/direct-line/stream';
import { Turns } from '../../../src/channels/web/direct-line/turns';
import { TypingSign } from '../../../src/channels/web/direct-line/typing-sign';
import { Unanswered } from '../../../src/channels/web/direct-line/unanswered';
import { openStorage } from '../../../src/storage/open-storage';
import type { Storage } from '../../../src/storage/storage';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('turns', () => {
  test('within a conversation one after another, conversations beside each other', async () => {
    const turns = new Turns();
    const order: string[] = [];
    const turn = (name: string, milliseconds: number) => async () => {
      await wait(milliseconds);
      order.push(name);
    };
    await Promise.all([
      turns.run('a', turn('a1', 30)),
      turns.run('a', turn('a2', 0)),
      turns.run('b', turn('b1', 10)),
    ]);
    expect(order).toEqual(['b1', 'a1', 'a2']);
  });

  test('a failed turn fails alone', async () => {
    const turns = new Turns();
    const failed = turns.run('a', () => Promise.reject(new Error('no')));
    const next = turns.run('a', async () => 'yes');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  test('idle waits also for what comes meanwhile', async () => {
    const turns = new Turns();
    let done = 0;
    const count = async () => {
      await wait(5);
      done += 1;
    };
    void turns.run('a', async () => {
      await count();
      void turns.run('b', count);
    });
    await turns.idle();
    expect(done).toBe(2);
  });
});

describe('a stream', () => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await openStorage({ directory: ':memory:' });
    await storage.activities.create('c', { userId: 'dl_1', locale: 'en' }, 0);
  });
  afterEach(() => storage.close());

  function open(watermark: number) {
    const frames: { activities: { text: string }[]; watermark: string }[] = [];
    const socket = {
      readyState: 1,
      OPEN: 1,
      bufferedAmount: 0,
      send: (text: string) => frames.push(JSON.parse(text)),
    };
    const after = jest.spyOn(storage.activities, 'after');
    const stream = new Stream(socket as unknown as WebSocket, storage.activities, 'c', watermark);
    const texts = () => frames.flatMap(({ activities }) => activities.map(({ text }) => text));
    return { stream, after, texts, frames };
  }

  test('sends what comes next as it was stored, without reading it again', async () => {
    const { stream, after, texts, frames } = open(0);
    storage.activities.subscribe('c', (_sequence, appended) => stream.hear(appended));
    await storage.activities.appendAll('c', [{ text: 'a' }, { text: 'b' }], 0);
    await storage.activities.append('c', { text: 'c' }, 0);
    expect(texts()).toEqual(['a', 'b', 'c']);
    expect(frames.map(({ watermark }) => watermark)).toEqual(['2', '3']);
    expect(after).not.toHaveBeenCalled();
  });

  test('reads what is missing before it, each once and in order', async () => {
    await storage.activities.append('c', { text: 'a' }, 0);
    const { stream, texts } = open(0);
    storage.activities.subscribe('c', (_sequence, appended) => stream.hear(appended));
    await storage.activities.append('c', { text: 'b' }, 0);
    await storage.activities.append('c', { text: 'c' }, 0);
    await wait(5);
    stream.hear();
    await wait(5);
    expect(texts()).toEqual(['a', 'b', 'c']);
  });
});

describe('what clients post', () => {
  test('only what is known goes on', () => {
    const posted = {
      type: 'message',
      text: 'hi',
      from: { id: 'x' },
      id: '7',
      replyToId: 'x',
      conversation: { id: 'another' },
      timestamp: 'now',
      locale: 'en-US',
      attachments: [{ contentType: 'image/png', contentUrl: 'data:…', content: {}, name: 'a.png' }],
      value: { form: 'callback', values: { name: 'a' } },
      channelData: { clientActivityID: 'c', reply: {} },
    };
    expect(readIncoming(posted)).toEqual({
      type: 'message',
      text: 'hi',
      locale: 'en-US',
      attachments: [{ contentType: 'image/png', name: 'a.png' }],
      value: { form: 'callback', values: { name: 'a' } },
      channelData: { clientActivityID: 'c' },
    });
  });

  test.each([
    [{ locale: 'es-MX' }, 'es-MX'],
    [{ locale: 'zh-Hant-TW' }, 'zh-Hant-TW'],
    [{ locale: 'no_such"' }, ''],
    [{ locale: 5 }, ''],
    [undefined, ''],
    ['x', ''],
  ])('a start with %p has the locale "%s"', (body, locale) => {
    expect(readStart(body)).toBe(locale);
  });

  test.each([
    ['7', 7],
    ['', 0],
    [null, 0],
    ['-3', 0],
    ['x', 0],
  ])('watermark %p is %i', (text, sequence) => {
    expect(readWatermark(text)).toBe(sequence);
  });
});

describe('messages without an answer', () => {
  const message = (role: string, more: object = {}) => ({
    type: 'message',
    from: { id: 'x', role },
    ...more,
  });
  let storage: Storage;
  beforeEach(async () => {
    storage = await openStorage({ directory: ':memory:' });
    await storage.activities.create('c', { userId: 'x', locale: '' }, 0);
  });
  afterEach(() => storage.close());
  const keep = (activity: object) => storage.activities.append('c', activity, 1_000);
  const row = { sequence: 2, activity: {}, createdMs: 1_000 };

  test('are the person’s own that no reply names, wherever the replies stand', async () => {
    const all = [
      message('bot'),
      message('user'),
      message('user'),
      message('bot', { replyToId: activityId('c', 2) }),
      message('user', { type: 'event' }),
      message('user'),
    ];
    for (const activity of all) await keep(activity);
    const unanswered = new Unanswered(storage.activities, () => 0);
    const left = async (sequence: number) =>
      (await unanswered.before('c', sequence)).map((each) => each.sequence);
    expect([await left(7), await left(6), await left(3)]).toEqual([[3, 6], [3], []]);
    expect(await unanswered.at('c', 2)).toBeUndefined();
    expect(await unanswered.at('c', 6)).toMatchObject({ sequence: 6 });
  });

  test('are left to their own process for a moment', async () => {
    await keep(message('bot'));
    await keep(message('user'));
    const unanswered = new Unanswered(storage.activities, () => 1_500);
    const soon = unanswered.isAnsweredSoon('c', row);
    await keep(message('user'));
    await keep(message('bot', { replyToId: activityId('c', 2) }));
    expect(await soon).toBe(true);
  });

  test.each([
    ['old', 60_000],
    ['nearly old', 3_900],
    ['from a clock that was ahead', -86_400_000],
  ])('are answered by another process then: %s', async (_name, nowMs) => {
    await keep(message('bot'));
    await keep(message('user'));
    expect(await new Unanswered(storage.activities, () => nowMs).isAnsweredSoon('c', row)).toBe(false);
  });
});

test('typing is shown for a slow turn only', async () => {
  jest.useFakeTimers();
  const shown: string[] = [];
  const sign = new TypingSign((conversationId, { type }) => shown.push(`${conversationId} ${type}`));
  sign.start('quick')();
  const done = sign.start('slow');
  await jest.advanceTimersByTimeAsync(500);
  done();
  expect(shown).toEqual(['slow typing']);
  jest.useRealTimers();
});
