/** "Did this help?": one answer for each topic of a conversation, the last tap counts. */
import type { Channel, Language } from '../../core/types';
import type { Database } from '../database/connect';
import type { FeedbackStore } from '../storage';

export function feedbackStore({ db }: Database): FeedbackStore {
  return {
    async add({ conversationKey, topic, language, channel, helped }, nowMs) {
      const answer = { language, channel, helped: helped ? 1 : 0, at_ms: nowMs };
      await db
        .insertInto('feedback')
        .values({ conversation_key: conversationKey, topic, ...answer })
        .onConflict((conflict) => conflict.columns(['conversation_key', 'topic']).doUpdateSet(answer))
        .execute();
    },
    async summary(sinceMs) {
      const rows = await db
        .selectFrom('feedback')
        .select((eb) => ['topic', 'language', 'channel', 'helped', eb.fn.countAll<number>().as('count')])
        .where('at_ms', '>=', sinceMs)
        .groupBy(['topic', 'language', 'channel', 'helped'])
        .orderBy('topic')
        .execute();
      return rows.map((row) => ({
        topic: row.topic,
        language: row.language as Language,
        channel: row.channel as Channel,
        helped: row.helped === 1,
        count: row.count,
      }));
    },
  };
}
