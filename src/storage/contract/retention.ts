/** How long each kind is kept, and how a person's traces are removed. */

/** Days after the last change; a request counts from its closing, and one that is open is never removed. */
export interface RetentionDays {
  readonly state: number;
  readonly activities: number;
  /** Replies to SMS deliveries: long past any repeat by the carrier. */
  readonly receipts: number;
  readonly limits: number;
  readonly unanswered: number;
  readonly callbacks: number;
  readonly feedback: number;
  readonly events: number;
  /** What staff chose in Teams. */
  readonly staff: number;
}

export const DEFAULT_RETENTION_DAYS: RetentionDays = {
  state: 1,
  activities: 1,
  receipts: 1,
  limits: 1,
  unanswered: 30,
  callbacks: 30,
  /** Half a year: long enough to see whether a changed answer helps. */
  feedback: 180,
  /** Thirteen months: a month can be set beside the same month of last year. */
  events: 400,
  /** As long as the counts: who has not chosen again in more than a year has left or forgotten it. */
  staff: 400,
};

export type RetentionKind = keyof RetentionDays;
/** Rows removed; for `activities`, conversations removed. */
export type PurgeCounts = Readonly<Record<RetentionKind, number>>;

export interface ForgetCounts {
  readonly state: number;
  readonly activities: number;
  readonly feedback: number;
  readonly unanswered: number;
}

export interface RetentionStore {
  /** Removes what is over its time; safe while others work, and in several processes at once. */
  purge(nowMs: number, days: RetentionDays): Promise<PurgeCounts>;
  /**
   * Removes state, activities, feedback and unanswered questions of one conversation. The bare conversation (its
   * random id and sequence, no words) stays until its time is over, so that the confirmation can still be shown;
   * the next `state.write` is a first write (`expectedVersion` undefined). A sent call-back request stays.
   */
  forget(conversationKey: string): Promise<ForgetCounts>;
}
