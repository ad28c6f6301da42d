/** Where call-back cards go in Teams. */
import type { Database } from '../database/connect';
import type { TeamsTargetStore } from '../storage';
import { fromJson, toJson } from './json';

export function teamsTargetStore({ db, durable }: Database): TeamsTargetStore {
  return {
    async upsert({ conversationId, reference }, nowMs) {
      const value = { reference: toJson(reference), touched_ms: nowMs };
      await durable((tx) =>
        tx
          .insertInto('teams_targets')
          .values({ conversation_id: conversationId, ...value })
          .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(value))
          .execute(),
      );
    },
    async list() {
      const rows = await db.selectFrom('teams_targets').selectAll().orderBy('conversation_id').execute();
      return rows.map((row) => ({ conversationId: row.conversation_id, reference: fromJson(row.reference) }));
    },
    async remove(conversationId) {
      const row = await durable((tx) =>
        tx
          .deleteFrom('teams_targets')
          .where('conversation_id', '=', conversationId)
          .returning('conversation_id')
          .executeTakeFirst(),
      );
      return row !== undefined;
    },
  };
}
