/** The small parts of the Direct Line service, each alone. */
import { readIncoming, readStart, readWatermark } from '../../../src/channels/web/direct-line/incoming';
import { Orphans } from '../../../src/channels/web/direct-line/orphans';
import { Turns } from '../../../src/channels/web/direct-line/turns';
import { TypingSign } from '../../../src/channels/web/direct-line/typing-sign';
import { openStorage } from '../../../src/storage/open-storage';

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

describe('messages left behind', () => {
  const message = (role: string, type = 'message') => ({ type, from: { id: 'x', role } });

  test('are the person’s last ones, old enough, and are claimed once', async () => {
    const storage = await openStorage({ directory: ':memory:' });
    await storage.activities.create('c', { userId: 'x', locale: '' }, 0);
    const all = [
      message('bot'),
      message('user'),
      message('bot'),
      message('user'),
      message('user', 'event'),
      message('user'),
    ];
    for (const activity of all) await storage.activities.append('c', activity, 1_000);
    const left = async (nowMs: number) =>
      (await new Orphans(storage, () => nowMs).of('c', 6)).map(({ sequence }) => sequence);
    expect(await left(2_000)).toEqual([]);
    expect(await left(60_000)).toEqual([4, 6]);
    const [one, two] = [new Orphans(storage, () => 60_000), new Orphans(storage, () => 60_000)];
    const row = { sequence: 4, activity: {}, createdMs: 0 };
    expect([await one.claim('c', row), await two.claim('c', row)]).toEqual([true, false]);
    await storage.close();
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
