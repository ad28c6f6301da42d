import type { OutboxItem, Storage } from '../../../src/storage/storage';
import { openForEach, type Place } from '../support/places';
import { DAY_MS, MAIL, MINUTE_MS, NOON_MS, range, sampleCallback, TEAMS } from '../support/samples';

const ALL = { kinds: ['email', 'teams'], limit: 50, leaseMs: MINUTE_MS } as const;

export function callbackContract(place: Place): void {
  describe(`call-backs: ${place.name}`, () => {
    const opened = openForEach(place);

    test('stores a request once, with one delivery of each kind', async () => {
      const { callbacks, outbox } = opened.storage;
      const created = await Promise.all(
        range(4).map(() => callbacks.create(sampleCallback('r'), [MAIL, TEAMS], NOON_MS)),
      );
      expect(created.filter(Boolean)).toHaveLength(1);
      expect(await outbox.counts()).toEqual({ pending: 2, sent: 0, dead: 0 });
      expect(await callbacks.find('r')).toEqual({
        ...sampleCallback('r'),
        state: 'new',
        createdMs: NOON_MS,
        history: [],
      });
      expect(await callbacks.find('unknown')).toBeUndefined();
    });

    test('each Teams conversation is a delivery of its own, taken with its target', async () => {
      const { callbacks, outbox } = opened.storage;
      const other = { ...TEAMS, target: '19:night@thread.tacv2' };
      await callbacks.create(sampleCallback('r'), [MAIL, TEAMS, other], NOON_MS);
      const taken = await outbox.take(ALL, NOON_MS);
      expect(taken.map(({ kind, target }) => `${kind} ${target}`).sort()).toEqual(
        ['email ', `teams ${TEAMS.target}`, `teams ${other.target}`].sort(),
      );
      await outbox.markDead(taken.find(({ target }) => target === other.target)!, 'gone', NOON_MS);
      expect(await outbox.deadLetters(5)).toMatchObject([{ kind: 'teams', target: other.target }]);
    });

    test('a request that cannot be stored leaves nothing behind', async () => {
      const { callbacks, outbox } = opened.storage;
      await expect(callbacks.create(sampleCallback('r'), [MAIL, MAIL], NOON_MS)).rejects.toThrow();
      expect(await callbacks.find('r')).toBeUndefined();
      expect((await outbox.counts()).pending).toBe(0);
    });

    test('goes new, claimed, called, closed, and keeps who and when', async () => {
      const { callbacks } = opened.storage;
      await callbacks.create(sampleCallback('r'), [], NOON_MS);
      await callbacks.claim('r', 'Kim', NOON_MS + 1);
      await callbacks.noteCalled('r', 'Kim', NOON_MS + 2);
      await callbacks.noteCalled('r', 'Lee', NOON_MS + 3);
      const closed = await callbacks.close('r', 'Lee', NOON_MS + 4);
      expect(closed?.changed).toBe(true);
      expect(closed?.request.history).toEqual([
        { state: 'claimed', who: 'Kim', atMs: NOON_MS + 1 },
        { state: 'called', who: 'Kim', atMs: NOON_MS + 2 },
        { state: 'called', who: 'Lee', atMs: NOON_MS + 3 },
        { state: 'closed', who: 'Lee', atMs: NOON_MS + 4 },
      ]);
      expect((await callbacks.noteCalled('r', 'Kim', NOON_MS + 5))?.changed).toBe(false);
    });

    test('one of several claims wins, the others see who has it', async () => {
      const { callbacks } = opened.storage;
      await callbacks.create(sampleCallback('r'), [], NOON_MS);
      const claims = await Promise.all(range(4).map((n) => callbacks.claim('r', `staff ${n}`, NOON_MS)));
      expect(claims.filter((claim) => claim?.changed)).toHaveLength(1);
      expect(new Set(claims.map((claim) => claim?.request.history[0]?.who)).size).toBe(1);
      expect(await callbacks.claim('unknown', 'Kim', NOON_MS)).toBeUndefined();
    });

    test('lists by state, oldest first, each with its own history', async () => {
      const { callbacks } = opened.storage;
      for (const n of range(3)) await callbacks.create(sampleCallback(`r${n}`), [], NOON_MS - n);
      await callbacks.claim('r2', 'Kim', NOON_MS);
      expect((await callbacks.list('new', 10)).map(({ id }) => id)).toEqual(['r3', 'r1']);
      expect((await callbacks.list('claimed', 10)).map(({ history }) => history.length)).toEqual([1]);
      expect(await callbacks.list('new', 1)).toHaveLength(1);
    });
  });
}

async function takeOne(storage: Storage, nowMs: number): Promise<OutboxItem | undefined> {
  const [item] = await storage.outbox.take(ALL, nowMs);
  return item;
}

export function outboxContract(place: Place): void {
  describe(`outbox: ${place.name}`, () => {
    const opened = openForEach(place);
    beforeEach(() => opened.storage.callbacks.create(sampleCallback('r'), [MAIL], NOON_MS));

    test('hands out what is due, with the request, and not again under the lease', async () => {
      const item = await takeOne(opened.storage, NOON_MS);
      expect(item).toMatchObject({
        kind: 'email',
        attempts: 1,
        request: { id: 'r', phone: '+1 206 555 0100' },
      });
      expect(await takeOne(opened.storage, NOON_MS + MINUTE_MS - 1)).toBeUndefined();
      expect((await takeOne(opened.storage, NOON_MS + MINUTE_MS))?.attempts).toBe(2);
    });

    test('hands out only the kinds asked for and only once they are due', async () => {
      const { outbox } = opened.storage;
      expect(await outbox.take({ ...ALL, kinds: ['teams'] }, NOON_MS)).toEqual([]);
      expect(await outbox.take({ ...ALL, kinds: [] }, NOON_MS)).toEqual([]);
      expect(await outbox.take(ALL, NOON_MS - 1)).toEqual([]);
    });

    test('what is sent is never handed out again, also when told after the lease', async () => {
      const { outbox } = opened.storage;
      const item = (await takeOne(opened.storage, NOON_MS))!;
      await takeOne(opened.storage, NOON_MS + MINUTE_MS);
      expect(await outbox.markSent(item, NOON_MS + MINUTE_MS)).toBe(true);
      expect(await outbox.markSent(item, NOON_MS + MINUTE_MS)).toBe(false);
      expect(await takeOne(opened.storage, NOON_MS + 60 * MINUTE_MS)).toBeUndefined();
      expect(await outbox.counts()).toEqual({ pending: 0, sent: 1, dead: 0 });
    });

    test('what failed comes back at its time', async () => {
      const { outbox } = opened.storage;
      const item = (await takeOne(opened.storage, NOON_MS))!;
      expect(await outbox.markFailed(item, NOON_MS + 5_000, 'ECONNREFUSED')).toBe(true);
      expect(await takeOne(opened.storage, NOON_MS + 4_999)).toBeUndefined();
      expect((await takeOne(opened.storage, NOON_MS + 5_000))?.attempts).toBe(2);
    });

    test('a clock that was set back by a day holds nothing up', async () => {
      const { outbox } = opened.storage;
      const dayAgoMs = NOON_MS - DAY_MS;
      const item = (await takeOne(opened.storage, NOON_MS))!;
      expect((await takeOne(opened.storage, dayAgoMs))?.attempts).toBe(2);
      await outbox.markFailed(item, NOON_MS + 3_600_000, 'ECONNREFUSED');
      expect((await takeOne(opened.storage, dayAgoMs + MINUTE_MS))?.attempts).toBe(3);
    });

    test('a worker whose lease is over cannot touch the hold of the next', async () => {
      const { outbox } = opened.storage;
      const late = (await takeOne(opened.storage, NOON_MS))!;
      const current = (await takeOne(opened.storage, NOON_MS + MINUTE_MS))!;
      expect(await outbox.markFailed(late, NOON_MS, 'late')).toBe(false);
      expect(await outbox.markDead(late, 'late', NOON_MS)).toBe(false);
      expect(await outbox.markFailed(current, NOON_MS, 'EDNS')).toBe(true);
    });

    test('dead letters are listed, and revived once', async () => {
      const { outbox } = opened.storage;
      const item = (await takeOne(opened.storage, NOON_MS))!;
      await outbox.markDead(item, 'EAUTH', NOON_MS + 7);
      expect(await takeOne(opened.storage, NOON_MS + 60 * MINUTE_MS)).toBeUndefined();
      expect(await outbox.deadLetters(10)).toEqual([
        { id: item.id, callbackId: 'r', ...MAIL, attempts: 1, reason: 'EAUTH', diedMs: NOON_MS + 7 },
      ]);
      expect(await outbox.revive(item.id, NOON_MS)).toBe(true);
      expect(await outbox.revive(item.id, NOON_MS)).toBe(false);
      expect((await takeOne(opened.storage, NOON_MS))?.attempts).toBe(1);
    });
  });
}
