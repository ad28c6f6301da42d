/** Counters in fixed windows; one statement each, so that machines cannot count past each other. */
import { sql } from 'kysely';
import type { Database } from '../database/connect';
import type { LimitStore, Taken } from '../storage';

interface Window {
  readonly taken: number;
  readonly started_ms: number;
}

/** Over, or so far ahead that a clock has jumped: nobody is locked out by a clock. */
const isStale = (windowMs: number, nowMs: number) => {
  const ageMs = sql`(cast(${nowMs} as bigint) - usage_limits.started_ms)`;
  return sql<boolean>`(${ageMs} >= ${windowMs} or ${ageMs} < ${-windowMs})`;
};

function judge({ taken, started_ms }: Window, limit: number, windowMs: number, nowMs: number): Taken {
  const allowed = taken <= limit;
  return {
    allowed,
    remaining: Math.max(0, limit - taken),
    retryAfterMs: allowed ? 0 : Math.min(windowMs, Math.max(0, started_ms + windowMs - nowMs)),
    firstRefusal: taken === limit + 1,
  };
}

export function limitStore({ db }: Database): LimitStore {
  return {
    async take(key, limit, windowMs, nowMs) {
      const stale = isStale(windowMs, nowMs);
      const window = await db
        .insertInto('usage_limits')
        .values({ key, taken: 1, started_ms: nowMs })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({
            taken: sql<number>`case when ${stale} then 1 else usage_limits.taken + 1 end`,
            started_ms: sql<number>`case when ${stale} then excluded.started_ms else usage_limits.started_ms end`,
          }),
        )
        .returning(['taken', 'started_ms'])
        .executeTakeFirstOrThrow();
      return judge(window, limit, windowMs, nowMs);
    },
  };
}
