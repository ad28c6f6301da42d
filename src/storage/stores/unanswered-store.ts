/** Questions without an answer, redacted, where the center allows it. */
import { randomUUID } from 'node:crypto';
import type { Channel, Language } from '../../core/types';
import type { Database } from '../database/connect';
import type { UnansweredStore } from '../storage';

export function unansweredStore({ db }: Database): UnansweredStore {
  return {
    async add({ conversationKey, text, language, channel }, nowMs) {
      const row = {
        id: randomUUID(),
        conversation_key: conversationKey,
        text,
        language,
        channel,
        at_ms: nowMs,
      };
      await db.insertInto('unanswered').values(row).execute();
    },
    async list(sinceMs, limit) {
      const rows = await db
        .selectFrom('unanswered')
        .select(['text', 'language', 'channel', 'at_ms'])
        .where('at_ms', '>=', sinceMs)
        .orderBy('at_ms')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        text: row.text,
        language: row.language as Language,
        channel: row.channel as Channel,
        atMs: row.at_ms,
      }));
    },
  };
}
