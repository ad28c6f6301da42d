/** Who in this process listens to which conversation, and what they were told last. */
import type { ActivityListener, StoredActivity } from '../storage';

interface Subscription {
  readonly listeners: Set<ActivityListener>;
  toldSequence: number;
}

export class Subscriptions {
  private readonly byConversation = new Map<string, Subscription>();

  constructor(private readonly onError: (error: Error) => void) {}

  get conversationIds(): readonly string[] {
    return [...this.byConversation.keys()];
  }

  add(conversationId: string, listener: ActivityListener): () => void {
    const subscription = this.byConversation.get(conversationId) ?? { listeners: new Set(), toldSequence: 0 };
    this.byConversation.set(conversationId, subscription);
    /** A function of its own: the same listener may be added twice. */
    const own: ActivityListener = (sequence, appended) => listener(sequence, appended);
    subscription.listeners.add(own);
    return () => this.remove(conversationId, subscription, own);
  }

  /** The same news arrives by several ways; each sequence is told once. */
  tell(conversationId: string, sequence: number, appended?: readonly StoredActivity[]): void {
    const subscription = this.byConversation.get(conversationId);
    if (!subscription || sequence <= subscription.toldSequence) return;
    subscription.toldSequence = sequence;
    for (const listener of [...subscription.listeners]) this.call(() => listener(sequence, appended));
  }

  clear(): void {
    this.byConversation.clear();
  }

  private remove(conversationId: string, subscription: Subscription, own: ActivityListener): void {
    subscription.listeners.delete(own);
    const isCurrent = this.byConversation.get(conversationId) === subscription;
    if (isCurrent && subscription.listeners.size === 0) this.byConversation.delete(conversationId);
  }

  /** A listener's fault is not the appender's. */
  private call(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.onError(error as Error);
    }
  }
}
