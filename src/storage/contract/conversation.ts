/** What one conversation needs to go on after a restart or on another machine. */

export interface VersionedState {
  readonly value: unknown;
  /** Opaque number: give it back to `write`. It is not a count. */
  readonly version: number;
}

/** Another turn has written, or removed, this state since it was read. Read again and decide anew. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
  constructor() {
    super('The state was changed by another turn.');
  }
}

export interface StateStore {
  read(key: string): Promise<VersionedState | undefined>;
  /**
   * Writes only if the stored version is still `expectedVersion`; `undefined` means "nothing is stored yet"
   * (also right after `delete` and `forget`). Gives the new version or throws VersionConflict.
   */
  write(key: string, value: unknown, expectedVersion: number | undefined, nowMs: number): Promise<number>;
  delete(key: string): Promise<void>;
}

/** An activity for a conversation that was never created, was deleted, or is over its retention time. */
export class UnknownConversation extends Error {
  override readonly name = 'UnknownConversation';
  constructor() {
    super('The conversation is not known.');
  }
}

export interface NewConversation {
  /** The id of the person within the conversation, as in its token. */
  readonly userId: string;
  /** BCP 47 tag as the client gave it; empty when it gave none. */
  readonly locale: string;
}

export interface ConversationRecord extends NewConversation {
  /** Sequence of the newest activity, 0 before the first. */
  readonly lastSequence: number;
}

export interface StoredActivity {
  /** 1, 2, 3 … within the conversation, without gaps: the Direct Line watermark. */
  readonly sequence: number;
  readonly activity: unknown;
  readonly createdMs: number;
}

export interface Appended {
  readonly sequence: number;
  /** True when the same `clientActivityId` was appended before: nothing was stored, `sequence` is the first one. */
  readonly duplicate: boolean;
}

/**
 * Told that the conversation has activities up to at least this sequence; read them with `after`. `appended`: those
 * that this process has just stored, the last of them with this sequence; absent when the news is from elsewhere.
 */
export type ActivityListener = (sequence: number, appended?: readonly StoredActivity[]) => void;

export interface ActivityStore {
  /** Gives false, and changes nothing, when the conversation is there already. */
  create(conversationId: string, conversation: NewConversation, nowMs: number): Promise<boolean>;
  find(conversationId: string): Promise<ConversationRecord | undefined>;
  /**
   * Appends one activity. Without an id of its own: derive that from the sequence when reading.
   * @throws UnknownConversation
   */
  append(
    conversationId: string,
    activity: unknown,
    nowMs: number,
    clientActivityId?: string | undefined,
  ): Promise<Appended>;
  /** Appends several as one: all or none, with nothing between them. `sequence` is the first one's. */
  appendAll(
    conversationId: string,
    activities: readonly unknown[],
    nowMs: number,
    clientActivityId?: string | undefined,
  ): Promise<Appended>;
  /** Activities with a sequence above `watermark`, oldest first, at most `limit`. */
  after(conversationId: string, watermark: number, limit: number): Promise<readonly StoredActivity[]>;
  delete(conversationId: string): Promise<void>;
  /**
   * Calls the listener after appends by this process and by every other one on the same database. It is a hint:
   * it may come twice, and one hint may stand for several activities; after the last append one always comes.
   * Nothing is told of what was there before: subscribe first, then read with `after`.
   * Returns the function that ends the subscription.
   */
  subscribe(conversationId: string, listener: ActivityListener): () => void;
}

export type Claim =
  /** The caller is the one to answer, and then calls `settle`. */
  | { readonly kind: 'new' }
  /** Answered before: give the same reply again. */
  | { readonly kind: 'settled'; readonly reply: string }
  /** Another delivery of the same message is being answered at this moment. */
  | { readonly kind: 'in-progress' };

/** One reply for each delivery key (such as a Twilio MessageSid), however often it is delivered. */
export interface ReceiptStore {
  /** `leaseMs`: after this time without `settle` the claimant counts as dead and the next claim is `new`. */
  claim(key: string, leaseMs: number, nowMs: number): Promise<Claim>;
  /** Stores the reply; the first writer wins. Gives the reply that counts. */
  settle(key: string, reply: string, nowMs: number): Promise<string>;
}
