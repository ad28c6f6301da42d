/** One reply for each delivery of a text message. */
import type { Database } from '../database/connect';
import type { ReceiptStore } from '../storage';

export function receiptStore({ db }: Database): ReceiptStore {
  const reply = (key: string) =>
    db.selectFrom('receipts').select('reply').where('key', '=', key).executeTakeFirst();

  /** Gives a row when the key was free, or held by a claimant whose lease is over. */
  const hold = (key: string, leaseUntilMs: number, nowMs: number) =>
    db
      .insertInto('receipts')
      .values({ key, reply: null, lease_until_ms: leaseUntilMs, touched_ms: nowMs })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({ lease_until_ms: leaseUntilMs, touched_ms: nowMs })
          .where('receipts.reply', 'is', null)
          .where('receipts.lease_until_ms', '<=', nowMs),
      )
      .returning('key')
      .executeTakeFirst();

  return {
    async claim(key, leaseMs, nowMs) {
      if (await hold(key, nowMs + leaseMs, nowMs)) return { kind: 'new' };
      const stored = (await reply(key))?.reply;
      return typeof stored === 'string' ? { kind: 'settled', reply: stored } : { kind: 'in-progress' };
    },
    async settle(key, text, nowMs) {
      const written = await db
        .insertInto('receipts')
        .values({ key, reply: text, lease_until_ms: nowMs, touched_ms: nowMs })
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet({ reply: text, touched_ms: nowMs })
            .where('receipts.reply', 'is', null),
        )
        .returning('reply')
        .executeTakeFirst();
      return written?.reply ?? (await reply(key))?.reply ?? text;
    },
  };
}
