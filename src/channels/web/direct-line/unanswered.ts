/** Messages that were stored and never answered, because their process died or the database went away. */
import type { Activity } from 'botbuilder';
import type { Storage, StoredActivity } from '../../../storage/storage';

/** A turn takes milliseconds; what is unanswered after this has nobody working on it any more. */
const PATIENCE_MS = 15_000;
/** Nobody waits for the answer to an older message of the same burst. */
const MOST_LOOKED_AT = 5;
/** Clients that never come back must not fill the memory. */
const MOST_FAILURES = 1_000;

export class Orphans {
  private readonly failures = new Set<string>();

  constructor(
    private readonly storage: Pick<Storage, 'activities' | 'receipts'>,
    private readonly nowMs: () => number,
  ) {}

  /** The person's messages at the end of the conversation that nobody is answering, oldest first. */
  async of(conversationId: string, lastSequence: number): Promise<readonly StoredActivity[]> {
    const rows = await this.storage.activities.after(
      conversationId,
      Math.max(0, lastSequence - MOST_LOOKED_AT),
      MOST_LOOKED_AT,
    );
    const lastReply = rows.findLastIndex(({ activity }) => (activity as Activity).from?.role !== 'user');
    return rows
      .slice(lastReply + 1)
      .filter(
        ({ activity, createdMs }) =>
          (activity as Activity).type === 'message' && this.nowMs() - createdMs > PATIENCE_MS,
      );
  }

  /** One machine answers, though the person may be coming back on several. */
  async claim(conversationId: string, { sequence }: StoredActivity): Promise<boolean> {
    const claim = await this.storage.receipts.claim(
      `directline:${conversationId}:${sequence}`,
      PATIENCE_MS,
      this.nowMs(),
    );
    return claim.kind === 'new';
  }

  failed(conversationId: string, sequence: number): void {
    if (this.failures.size >= MOST_FAILURES) this.failures.clear();
    this.failures.add(`${conversationId}:${sequence}`);
  }

  answered(conversationId: string, sequence: number): void {
    this.failures.delete(`${conversationId}:${sequence}`);
  }

  /** This process tried to answer and could not: the client's next attempt is a good moment. */
  failedBefore(conversationId: string, sequence: number): boolean {
    return this.failures.has(`${conversationId}:${sequence}`);
  }
}
