/** Counts of outcomes by day, without words. */
import type { Channel, Language } from '../../core/types';
import type { Database } from '../database/connect';
import type { CountedEvent, EventCount, EventStore } from '../storage';

const keyOf = (event: CountedEvent): string =>
  JSON.stringify([event.day, event.outcome, event.topic, event.language, event.channel]);

/** One row for each key: Postgres refuses a statement that touches a row twice. Sorted against deadlocks. */
function sumByKey(increments: readonly EventCount[]): readonly EventCount[] {
  const sums = new Map<string, EventCount>();
  for (const event of increments) {
    const sum = sums.get(keyOf(event));
    const count = event.count + (sum?.count ?? 0);
    const smsSegments = event.smsSegments + (sum?.smsSegments ?? 0);
    sums.set(keyOf(event), { ...event, count, smsSegments });
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event);
}

const toRow = ({ day, outcome, topic, language, channel, count, smsSegments }: EventCount) => ({
  day,
  outcome,
  topic,
  language,
  channel,
  count,
  sms_segments: smsSegments,
});

export function eventStore({ db }: Database): EventStore {
  return {
    async add(increments) {
      if (increments.length === 0) return;
      await db
        .insertInto('events')
        .values(sumByKey(increments).map(toRow))
        .onConflict((conflict) =>
          conflict.columns(['day', 'outcome', 'topic', 'language', 'channel']).doUpdateSet((eb) => ({
            count: eb('events.count', '+', eb.ref('excluded.count')),
            sms_segments: eb('events.sms_segments', '+', eb.ref('excluded.sms_segments')),
          })),
        )
        .execute();
    },
    async since(sinceDay) {
      const rows = await db
        .selectFrom('events')
        .selectAll()
        .where('day', '>=', sinceDay)
        .orderBy('day')
        .orderBy('outcome')
        .orderBy('topic')
        .execute();
      return rows.map(({ sms_segments, ...row }) => ({
        ...row,
        language: row.language as Language,
        channel: row.channel as Channel,
        smsSegments: sms_segments,
      }));
    },
  };
}
