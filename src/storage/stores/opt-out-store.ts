/** People who want no text messages. A consent is durable: it outlives a power cut. */
import type { Database } from '../database/connect';
import type { OptOutStore } from '../storage';

export function optOutStore({ db, durable }: Database): OptOutStore {
  return {
    async set(hash, nowMs) {
      await durable((tx) =>
        tx
          .insertInto('opt_outs')
          .values({ hash, set_ms: nowMs })
          .onConflict((conflict) => conflict.column('hash').doNothing())
          .execute(),
      );
    },
    async clear(hash) {
      await durable((tx) => tx.deleteFrom('opt_outs').where('hash', '=', hash).execute());
    },
    async has(hash) {
      const row = await db.selectFrom('opt_outs').select('hash').where('hash', '=', hash).executeTakeFirst();
      return row !== undefined;
    },
  };
}
