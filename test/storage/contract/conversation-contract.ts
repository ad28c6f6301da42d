import { UnknownConversation, VersionConflict } from '../../../src/storage/storage';
import { openForEach, type Place } from '../support/places';
import { MINUTE_MS, NOON_MS, PERSON, range } from '../support/samples';

export function stateContract(place: Place): void {
  describe(`state: ${place.name}`, () => {
    const opened = openForEach(place);

    test('gives back what was written, in any script, and nothing for an unknown key', async () => {
      const { state } = opened.storage;
      const value = { name: 'አማርኛ 中文 \u0000 "', turns: [1, 2.5, null], deep: { yes: true } };
      const version = await state.write('a', value, undefined, NOON_MS);
      expect(await state.read('a')).toEqual({ value, version });
      expect(await state.read('b')).toBeUndefined();
    });

    test('lets one of two writers of the same version through', async () => {
      const { state } = opened.storage;
      const first = await state.write('a', 1, undefined, NOON_MS);
      const results = await Promise.allSettled(range(5).map((n) => state.write('a', n, first, NOON_MS)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(VersionConflict);
      }
    });

    test('a first write finds a state there: conflict', async () => {
      const { state } = opened.storage;
      await state.write('a', 1, undefined, NOON_MS);
      await expect(state.write('a', 2, undefined, NOON_MS)).rejects.toBeInstanceOf(VersionConflict);
    });

    test('a version from before a delete does not match the new state', async () => {
      const { state } = opened.storage;
      const old = await state.write('a', 1, undefined, NOON_MS);
      await state.delete('a');
      await expect(state.write('a', 2, old, NOON_MS)).rejects.toBeInstanceOf(VersionConflict);
      await state.write('a', 3, undefined, NOON_MS);
      await expect(state.write('a', 4, old, NOON_MS)).rejects.toBeInstanceOf(VersionConflict);
    });
  });
}

export function activityContract(place: Place): void {
  describe(`activities: ${place.name}`, () => {
    const opened = openForEach(place);

    test('creates a conversation once and remembers the person', async () => {
      const { activities } = opened.storage;
      expect(await activities.find('c')).toBeUndefined();
      expect(await activities.create('c', PERSON, NOON_MS)).toBe(true);
      expect(await activities.create('c', { userId: 'dl_other', locale: '' }, NOON_MS)).toBe(false);
      expect(await activities.find('c')).toEqual({ ...PERSON, lastSequence: 0 });
    });

    test('numbers activities from 1 and reads after a watermark, within a limit', async () => {
      const { activities } = opened.storage;
      await activities.create('c', PERSON, NOON_MS);
      for (const n of range(5)) {
        expect(await activities.append('c', { text: `${n}` }, NOON_MS + n)).toEqual({
          sequence: n,
          duplicate: false,
        });
      }
      const rows = await activities.after('c', 2, 2);
      expect(rows).toEqual([
        { sequence: 3, activity: { text: '3' }, createdMs: NOON_MS + 3 },
        { sequence: 4, activity: { text: '4' }, createdMs: NOON_MS + 4 },
      ]);
      expect(await activities.after('c', 5, 10)).toEqual([]);
    });

    test('a repeated post keeps its first number and leaves no gap', async () => {
      const { activities } = opened.storage;
      await activities.create('c', PERSON, NOON_MS);
      await activities.append('c', {}, NOON_MS, 'client-1');
      const again = await Promise.all(range(4).map(() => activities.append('c', {}, NOON_MS, 'client-1')));
      expect(new Set(again.map(({ sequence, duplicate }) => `${sequence} ${duplicate}`))).toEqual(
        new Set(['1 true']),
      );
      expect(await activities.append('c', {}, NOON_MS, 'client-2')).toEqual({
        sequence: 2,
        duplicate: false,
      });
    });

    test('several are appended as one, once, with nothing between them', async () => {
      const { activities } = opened.storage;
      await activities.create('c', PERSON, NOON_MS);
      const appended = await Promise.all(
        range(6).map((n) => activities.appendAll('c', [{ n }, { n }, { n }], NOON_MS, `all-${n % 3}`)),
      );
      expect(appended.filter(({ duplicate }) => duplicate)).toHaveLength(3);
      const rows = await activities.after('c', 0, 100);
      expect(rows.map(({ sequence }) => sequence)).toEqual(range(9));
      const numbers = rows.map(({ activity }) => (activity as { n: number }).n);
      for (const start of [0, 3, 6]) expect(new Set(numbers.slice(start, start + 3)).size).toBe(1);
    });

    test('the same client id in another conversation is another post', async () => {
      const { activities } = opened.storage;
      await activities.create('c', PERSON, NOON_MS);
      await activities.create('d', PERSON, NOON_MS);
      await activities.append('c', {}, NOON_MS, 'client-1');
      expect((await activities.append('d', {}, NOON_MS, 'client-1')).duplicate).toBe(false);
    });

    test('refuses a conversation that is not there, or no more', async () => {
      const { activities } = opened.storage;
      await expect(activities.append('c', {}, NOON_MS)).rejects.toBeInstanceOf(UnknownConversation);
      await activities.create('c', PERSON, NOON_MS);
      await activities.append('c', {}, NOON_MS);
      await activities.delete('c');
      await expect(activities.append('c', {}, NOON_MS)).rejects.toBeInstanceOf(UnknownConversation);
      expect(await activities.after('c', 0, 10)).toEqual([]);
    });

    test('ids with NUL and quotes are data and harm nothing', async () => {
      const { activities } = opened.storage;
      const id = "x\0';drop table activities;--";
      expect(await activities.find(id)).toBeUndefined();
      await activities.create(id, PERSON, NOON_MS);
      expect((await activities.append(id, {}, NOON_MS)).sequence).toBe(1);
    });

    test('tells listeners of their conversation only, until they leave; a failing one harms nobody', async () => {
      const { activities } = opened.storage;
      await activities.create('c', PERSON, NOON_MS);
      await activities.create('d', PERSON, NOON_MS);
      const told: number[] = [];
      activities.subscribe('c', () => {
        throw new Error('listener');
      });
      const leave = activities.subscribe('c', (sequence) => told.push(sequence));
      await activities.append('d', {}, NOON_MS);
      await activities.append('c', {}, NOON_MS);
      leave();
      await activities.append('c', {}, NOON_MS);
      expect(told).toEqual([1]);
    });

    test('tells listeners of this process what was appended', async () => {
      const { activities } = opened.storage;
      await activities.create('c', PERSON, NOON_MS);
      const told: unknown[] = [];
      activities.subscribe('c', (sequence, appended) => told.push(sequence, appended));
      await activities.appendAll('c', [{ text: 'a' }, { text: 'b' }], NOON_MS);
      expect(told).toEqual([2, await activities.after('c', 0, 10)]);
    });
  });
}

export function receiptContract(place: Place): void {
  describe(`receipts: ${place.name}`, () => {
    const opened = openForEach(place);

    test('one of many claims is new; after settling all get the first reply', async () => {
      const { receipts } = opened.storage;
      const claims = await Promise.all(range(5).map(() => receipts.claim('SM1', MINUTE_MS, NOON_MS)));
      expect(claims.map(({ kind }) => kind).sort()).toEqual([...Array(4).fill('in-progress'), 'new']);
      expect(await receipts.settle('SM1', 'first', NOON_MS)).toBe('first');
      expect(await receipts.settle('SM1', 'second', NOON_MS)).toBe('first');
      expect(await receipts.claim('SM1', MINUTE_MS, NOON_MS + 2 * MINUTE_MS)).toEqual({
        kind: 'settled',
        reply: 'first',
      });
    });

    test('a claimant that died is followed by another after its lease', async () => {
      const { receipts } = opened.storage;
      await receipts.claim('SM1', MINUTE_MS, NOON_MS);
      expect((await receipts.claim('SM1', MINUTE_MS, NOON_MS + MINUTE_MS - 1)).kind).toBe('in-progress');
      expect((await receipts.claim('SM1', MINUTE_MS, NOON_MS + MINUTE_MS)).kind).toBe('new');
      expect((await receipts.claim('SM1', MINUTE_MS, NOON_MS + MINUTE_MS)).kind).toBe('in-progress');
    });

    test('an empty reply is a reply', async () => {
      const { receipts } = opened.storage;
      await receipts.claim('SM1', MINUTE_MS, NOON_MS);
      await receipts.settle('SM1', '', NOON_MS);
      expect(await receipts.claim('SM1', MINUTE_MS, NOON_MS)).toEqual({ kind: 'settled', reply: '' });
    });
  });
}
