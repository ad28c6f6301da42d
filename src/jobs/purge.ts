/** Removes what is over its time, every hour. */
import type { RetentionDays, RetentionStore } from '../storage/storage';

const HOUR_MS = 3_600_000;
/** The start is busy enough. */
const FIRST_MS = 60_000;

export interface PurgeParts {
  readonly retention: RetentionStore;
  readonly days: RetentionDays;
  readonly nowMs: () => number;
  readonly onDone: (counts: Readonly<Record<string, number>>) => void;
  readonly onError: (error: unknown) => void;
}

/** Gives the function that ends it and waits for a purge that is running. */
export function purgeHourly({ retention, days, nowMs, onDone, onError }: PurgeParts): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const purge = () => {
    running = retention.purge(nowMs(), days).then(onDone, onError);
  };
  const first = setTimeout(purge, FIRST_MS).unref();
  const hourly = setInterval(purge, HOUR_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(hourly);
    return running;
  };
}
