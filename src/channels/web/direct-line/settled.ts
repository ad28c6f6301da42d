/** What this process knows of conversations: up to where all messages are answered. Spares a look before most turns. */
import type { Said } from './adapter';

/** Of so many conversations; of others the database is asked. */
const MOST_REMEMBERED = 5_000;

export class Settled {
  private readonly through = new Map<string, number>();

  /** Whether all activities of the conversation up to this one are known to be answered. */
  isSettled(conversationId: string, sequence: number): boolean {
    return this.through.get(conversationId) === sequence;
  }

  /** Another's message may have come between a message and its answer: then nothing is known. */
  answered(conversationId: string, sequence: number, { activities, lastSequence }: Said): void {
    this.through.delete(conversationId);
    if (lastSequence - activities !== sequence) return;
    if (this.through.size >= MOST_REMEMBERED) this.through.delete(this.through.keys().next().value!);
    this.through.set(conversationId, lastSequence);
  }
}
