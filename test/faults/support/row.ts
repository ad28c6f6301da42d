/** One line of the table of faults: what was done to the service and what became of the requests. */

export interface FaultRow {
  readonly fault: string;
  /** What was done, how often. */
  readonly done: string;
  /** Conversations that asked for a call back, to their end. */
  readonly conversations: number;
  /** Requests that a person was told are stored. */
  readonly confirmed: number;
  /** Confirmed, and not in the database or never at the center. */
  readonly lost: number;
  /** Requests that the center got as two: two records, or mails of different identity. */
  readonly twice: number;
  /** Mails that the mail server took again, each with the Message-ID of the first. */
  readonly repeatedMails: number;
  /** Conversations in which a message was lost, answered twice or out of order. */
  readonly disturbed: number;
  /** What is wrong with which request. */
  readonly wrong: readonly string[];
}
