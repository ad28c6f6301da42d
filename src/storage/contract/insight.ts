/** What staff learn from: counts without words, and unanswered questions where the center allows it. */
import type { Channel, Language } from '../../core/types';

export interface Feedback {
  readonly conversationKey: string;
  /** The topic's id. */
  readonly topic: string;
  readonly language: Language;
  readonly channel: Channel;
  readonly helped: boolean;
}

export interface FeedbackCount extends Omit<Feedback, 'conversationKey'> {
  readonly count: number;
}

export interface FeedbackStore {
  /** A second answer for the same topic in the same conversation replaces the first. */
  add(feedback: Feedback, nowMs: number): Promise<void>;
  summary(sinceMs: number): Promise<readonly FeedbackCount[]>;
}

export interface CountedEvent {
  /** `YYYY-MM-DD`, in the center's time zone. */
  readonly day: string;
  /** An outcome of the core, or a word of the caller such as `callback-stored`. */
  readonly outcome: string;
  /** The topic's id, or empty. */
  readonly topic: string;
  readonly language: Language;
  readonly channel: Channel;
}

export interface EventCount extends CountedEvent {
  readonly count: number;
  /** Segments of the text messages sent; 0 on other channels. */
  readonly smsSegments: number;
}

export interface EventStore {
  /** Adds each `count` and `smsSegments` to what is stored. One call may carry many: buffer where it is busy. */
  add(increments: readonly EventCount[]): Promise<void>;
  /** Days from `sinceDay` (inclusive) on, by day. */
  since(sinceDay: string): Promise<readonly EventCount[]>;
}

export interface UnansweredQuestion {
  readonly conversationKey: string;
  /** Redacted before it comes here. */
  readonly text: string;
  readonly language: Language;
  readonly channel: Channel;
}

export interface StoredUnanswered extends Omit<UnansweredQuestion, 'conversationKey'> {
  readonly atMs: number;
}

export interface UnansweredStore {
  add(question: UnansweredQuestion, nowMs: number): Promise<void>;
  /** Oldest first. */
  list(sinceMs: number, limit: number): Promise<readonly StoredUnanswered[]>;
}

/** What a member of staff chose in Teams, by keyed hash of the person. */
export interface StaffPreferenceStore {
  /** The language of the answers that the person hands on; undefined when none was chosen. */
  language(key: string): Promise<Language | undefined>;
  setLanguage(key: string, language: Language, nowMs: number): Promise<void>;
}

/** Teams conversations that asked for call-back cards (`notify here`), with what is needed to write to them. */
export interface TeamsTarget {
  readonly conversationId: string;
  readonly reference: unknown;
}

export interface TeamsTargetStore {
  upsert(target: TeamsTarget, nowMs: number): Promise<void>;
  list(): Promise<readonly TeamsTarget[]>;
  /** False when it was not there. */
  remove(conversationId: string): Promise<boolean>;
}
