import { purgeHourly } from '../../src/jobs/purge';
import { DEFAULT_RETENTION_DAYS, type RetentionStore } from '../../src/storage/storage';

afterEach(() => jest.useRealTimers());

test('a minute after the start, then every hour, until it is ended', async () => {
  jest.useFakeTimers();
  const purged: number[] = [];
  const errors: unknown[] = [];
  const retention: RetentionStore = {
    purge: async (nowMs) => {
      purged.push(nowMs);
      if (purged.length === 2) throw new Error('down');
      return {} as never;
    },
    forget: async () => ({}) as never,
  };
  const onError = (error: unknown) => void errors.push(error);
  const end = purgeHourly({
    retention,
    days: DEFAULT_RETENTION_DAYS,
    nowMs: () => 5,
    onDone: () => undefined,
    onError,
  });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(purged).toEqual([5]);
  await jest.advanceTimersByTimeAsync(2 * 3_600_000);
  expect([purged.length, errors.length]).toEqual([3, 1]);
  await end();
  await jest.advanceTimersByTimeAsync(2 * 3_600_000);
  expect(purged).toHaveLength(3);
});
