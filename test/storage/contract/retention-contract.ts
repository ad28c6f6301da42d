import { DEFAULT_RETENTION_DAYS, type Storage } from '../../../src/storage/storage';
import { openForEach, type Place } from '../support/places';
import { DAY_MS, MAIL, MINUTE_MS, NOON_MS, PERSON, range, sampleCallback } from '../support/samples';

const TURN = { language: 'en', channel: 'web' } as const;

async function leaveTraces(storage: Storage, key: string, nowMs: number): Promise<void> {
  const day = new Date(nowMs).toISOString().slice(0, 10);
  await storage.state.write(key, { turns: 1 }, undefined, nowMs);
  await storage.activities.create(key, PERSON, nowMs);
  await storage.activities.append(key, { text: 'hello' }, nowMs);
  await storage.receipts.claim(key, MINUTE_MS, nowMs);
  await storage.limits.take(key, 5, MINUTE_MS, nowMs);
  await storage.unanswered.add({ conversationKey: key, text: 'why', ...TURN }, nowMs);
  await storage.feedback.add({ conversationKey: key, topic: 't', helped: true, ...TURN }, nowMs);
  await storage.events.add([{ day, outcome: 'answer', topic: key, ...TURN, count: 1, smsSegments: 0 }]);
  await storage.staffPreferences.setLanguage(key, 'es', nowMs);
  await storage.callbacks.create({ ...sampleCallback(key), conversationKey: key }, [MAIL], nowMs);
}

export function retentionContract(place: Place): void {
  describe(`retention: ${place.name}`, () => {
    const opened = openForEach(place);

    test('removes each kind when its days are over, and not before', async () => {
      const { storage } = opened;
      await leaveTraces(storage, 'old', NOON_MS);
      await storage.callbacks.close('old', 'Kim', NOON_MS);
      const none = { state: 0, activities: 0, receipts: 0, limits: 0, unanswered: 0, callbacks: 0 };
      const untouched = { ...none, feedback: 0, events: 0, staff: 0 };
      const at = (days: number, ms = 0) =>
        storage.retention.purge(NOON_MS + days * DAY_MS + ms, DEFAULT_RETENTION_DAYS);
      expect(await at(1)).toEqual(untouched);
      expect(await at(1, 1)).toEqual({ ...untouched, state: 1, activities: 1, receipts: 1, limits: 1 });
      expect(await at(30)).toEqual(untouched);
      expect(await at(30, 1)).toEqual({ ...untouched, unanswered: 1, callbacks: 1 });
      expect(await at(180, 1)).toEqual({ ...untouched, feedback: 1 });
      expect(await at(400)).toEqual(untouched);
      expect(await at(401)).toEqual({ ...untouched, events: 1, staff: 1 });
      expect(await storage.outbox.counts()).toEqual({ pending: 0, sent: 0, dead: 0 });
    });

    test('keeps what was touched since, open requests and opt-outs', async () => {
      const { storage } = opened;
      await leaveTraces(storage, 'c', NOON_MS);
      await storage.optOuts.set('h', NOON_MS);
      await storage.activities.append('c', { text: 'still here' }, NOON_MS + DAY_MS);
      await storage.retention.purge(NOON_MS + 2 * DAY_MS, DEFAULT_RETENTION_DAYS);
      expect(await storage.activities.after('c', 0, 10)).toHaveLength(2);
      await storage.retention.purge(NOON_MS + 1000 * DAY_MS, DEFAULT_RETENTION_DAYS);
      expect(await storage.callbacks.find('c')).toBeDefined();
      expect(await storage.optOuts.has('h')).toBe(true);
    });

    test('removes more than one batch', async () => {
      const { retention, unanswered } = opened.storage;
      const question = { conversationKey: 'c', text: 'why', ...TURN };
      await Promise.all(range(401).map(() => unanswered.add(question, NOON_MS)));
      const counts = await retention.purge(NOON_MS + 31 * DAY_MS, DEFAULT_RETENTION_DAYS);
      expect(counts.unanswered).toBe(401);
    });

    test('forgets one conversation, not the next, and lets it go on', async () => {
      const { storage } = opened;
      await leaveTraces(storage, 'mine', NOON_MS);
      await leaveTraces(storage, 'other', NOON_MS);
      expect(await storage.retention.forget('mine')).toEqual({
        state: 1,
        activities: 1,
        feedback: 1,
        unanswered: 1,
      });
      expect(await storage.state.read('mine')).toBeUndefined();
      expect(await storage.activities.after('mine', 0, 10)).toEqual([]);
      expect(await storage.unanswered.list(0, 10)).toHaveLength(1);
      expect(await storage.callbacks.find('mine')).toBeDefined();
      expect((await storage.activities.append('mine', { text: 'deleted' }, NOON_MS)).sequence).toBe(2);
      await storage.state.write('mine', {}, undefined, NOON_MS);
      expect(await storage.activities.after('other', 0, 10)).toHaveLength(1);
    });
  });
}
