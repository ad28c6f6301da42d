/** One reply for each delivery of a text message. */
import type { Database } from '../database/connect';
import { prepared } from '../database/prepared';
import type { ReceiptStore } from '../storage';

type Held = Readonly<{ key: string } & Record<'leaseUntilMs' | 'nowMs', number>>;
type Settled = Readonly<Record<'key' | 'text', string> & { nowMs: number }>;

export function receiptStore({ db }: Database): ReceiptStore {
  const reply = (key: string) =>
    db.selectFrom('receipts').select('reply').where('key', '=', key).executeTakeFirst();

  /** Gives a row when the key was free, or held by a claimant whose lease is over. */
  const hold = prepared(({ key, leaseUntilMs, nowMs }: Held) =>
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
      .returning('key'),
  );

  const write = prepared(({ key, text, nowMs }: Settled) =>
    db
      .insertInto('receipts')
      .values({ key, reply: text, lease_until_ms: nowMs, touched_ms: nowMs })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({ reply: text, touched_ms: nowMs })
          .where('receipts.reply', 'is', null),
      )
      .returning('reply'),
  );

  return {
    async claim(key, leaseMs, nowMs) {
      const [held] = await hold(db, { key, leaseUntilMs: nowMs + leaseMs, nowMs });
      if (held) return { kind: 'new' };
      const stored = (await reply(key))?.reply;
      return typeof stored === 'string' ? { kind: 'settled', reply: stored } : { kind: 'in-progress' };
    },
    async settle(key, text, nowMs) {
      const [written] = await write(db, { key, text, nowMs });
      return written?.reply ?? (await reply(key))?.reply ?? text;
    },
  };
}
