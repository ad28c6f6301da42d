/** Counters in fixed windows; one statement each, so that machines cannot count past each other. */
import { sql } from 'kysely';
import type { Database } from '../database/connect';
import { prepared } from '../database/prepared';
import type { LimitStore, Taken } from '../storage';

interface Window {
  readonly taken: number;
  readonly started_ms: number;
}

type Use = Readonly<{ key: string } & Record<'windowMs' | 'aheadMs' | 'nowMs', number>>;

/** Over, or so far ahead that a clock has jumped: nobody is locked out by a clock. */
const isStale = ({ windowMs, aheadMs, nowMs }: Use) => {
  const ageMs = sql`(cast(${nowMs} as bigint) - usage_limits.started_ms)`;
  return sql<boolean>`(${ageMs} >= ${windowMs} or ${ageMs} < ${aheadMs})`;
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
  const count = prepared((use: Use) => {
    const stale = isStale(use);
    return db
      .insertInto('usage_limits')
      .values({ key: use.key, taken: 1, started_ms: use.nowMs })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          taken: sql<number>`case when ${stale} then 1 else usage_limits.taken + 1 end`,
          started_ms: sql<number>`case when ${stale} then excluded.started_ms else usage_limits.started_ms end`,
        }),
      )
      .returning(['taken', 'started_ms']);
  });
  return {
    async take(key, limit, windowMs, nowMs) {
      const [window] = await count(db, { key, windowMs, aheadMs: -windowMs, nowMs });
      return judge(window!, limit, windowMs, nowMs);
    },
  };
}
