import { openForEach, type Place } from '../support/places';
import { MINUTE_MS, NOON_MS, range } from '../support/samples';

export function guardContract(place: Place): void {
  describe(`opt-outs and limits: ${place.name}`, () => {
    const opened = openForEach(place);

    test('an opt-out stays until it is cleared', async () => {
      const { optOuts } = opened.storage;
      expect(await optOuts.has('h')).toBe(false);
      await optOuts.set('h', NOON_MS);
      await optOuts.set('h', NOON_MS);
      expect(await optOuts.has('h')).toBe(true);
      expect(await optOuts.has('other')).toBe(false);
      await optOuts.clear('h');
      expect(await optOuts.has('h')).toBe(false);
    });

    test('allows the limit, refuses the rest, and says once which refusal is the first', async () => {
      const { limits } = opened.storage;
      const takes = await Promise.all(range(6).map(() => limits.take('k', 3, MINUTE_MS, NOON_MS)));
      expect(takes.filter(({ allowed }) => allowed)).toHaveLength(3);
      expect(takes.filter(({ firstRefusal }) => firstRefusal)).toHaveLength(1);
      expect(takes.map(({ remaining }) => remaining).sort()).toEqual([0, 0, 0, 0, 1, 2]);
    });

    test('the window starts with the first use and says how long it lasts', async () => {
      const { limits } = opened.storage;
      await limits.take('k', 1, MINUTE_MS, NOON_MS);
      const refused = await limits.take('k', 1, MINUTE_MS, NOON_MS + 20_000);
      expect(refused).toEqual({ allowed: false, remaining: 0, retryAfterMs: 40_000, firstRefusal: true });
      expect((await limits.take('k', 1, MINUTE_MS, NOON_MS + MINUTE_MS)).allowed).toBe(true);
    });

    test('keys do not share', async () => {
      const { limits } = opened.storage;
      await limits.take('k', 1, MINUTE_MS, NOON_MS);
      expect((await limits.take('other', 1, MINUTE_MS, NOON_MS)).allowed).toBe(true);
    });

    test.each([
      ['a little back: still the same window', -1_000, false],
      ['an hour back: nobody is locked out', -60 * MINUTE_MS, true],
      ['an hour ahead: a new window', 60 * MINUTE_MS, true],
    ])('the clock jumps %s', async (_name, jumpMs, allowed) => {
      const { limits } = opened.storage;
      await limits.take('k', 1, MINUTE_MS, NOON_MS);
      const taken = await limits.take('k', 1, MINUTE_MS, NOON_MS + jumpMs);
      expect(taken.allowed).toBe(allowed);
      expect(taken.retryAfterMs).toBeLessThanOrEqual(MINUTE_MS);
    });
  });
}
