/** Messages that were stored and have no answer: their process is at it, or died, or lost its database. */
import { EventEmitter, on } from 'node:events';
import type { Activity } from 'botbuilder';
import type { ActivityStore, StoredActivity } from '../../../storage/storage';
import { activityId } from './envelope';

/** A turn takes milliseconds. After this another process answers; should both, the answer is kept once. */
const PATIENCE_MS = 3_000;
/** Nobody waits for the answer to a message further back. */
const MOST_LOOKED_AT = 20;

const bodyOf = ({ activity }: StoredActivity) => activity as Partial<Activity>;

function isPersonsMessage(row: StoredActivity): boolean {
  const { type, from } = bodyOf(row);
  return type === 'message' && from?.role === 'user';
}

export class Unanswered {
  constructor(
    private readonly activities: ActivityStore,
    private readonly nowMs: () => number,
  ) {}

  /** The person's latest messages before this sequence that have no answer, oldest first. */
  async before(conversationId: string, sequence: number): Promise<readonly StoredActivity[]> {
    const watermark = Math.max(0, sequence - 1 - MOST_LOOKED_AT);
    const rows = await this.activities.after(conversationId, watermark, 2 * MOST_LOOKED_AT);
    const answered = new Set(rows.map((row) => bodyOf(row).replyToId));
    return rows.filter(
      (row) =>
        row.sequence < sequence &&
        isPersonsMessage(row) &&
        !answered.has(activityId(conversationId, row.sequence)),
    );
  }

  /** The message of this sequence, unless it has an answer. */
  async at(conversationId: string, sequence: number): Promise<StoredActivity | undefined> {
    const rows = await this.before(conversationId, sequence + 1);
    return rows.find((row) => row.sequence === sequence);
  }

  /** Leaves a message to the process that got it, as long as that may be at work. True when it is answered. */
  async isAnsweredSoon(conversationId: string, { sequence, createdMs }: StoredActivity): Promise<boolean> {
    const ageMs = Math.max(0, this.nowMs() - createdMs);
    if (ageMs >= PATIENCE_MS) return false;
    const changes = new EventEmitter();
    const over = AbortSignal.timeout(PATIENCE_MS - ageMs);
    const news = on(changes, 'news', { signal: over });
    const leave = this.activities.subscribe(conversationId, () => changes.emit('news'));
    changes.emit('news');
    try {
      for await (const _ of news) if ((await this.at(conversationId, sequence)) === undefined) return true;
      return false;
    } catch (error) {
      if (over.aborted) return false;
      throw error;
    } finally {
      leave();
    }
  }
}
