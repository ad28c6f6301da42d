/** Shows that the bot is at work when a turn takes longer than a moment. */
import type { Activity } from 'botbuilder';
import { BOT, CHANNEL_ID } from './envelope';

/** Most answers are there sooner, and a sign that flickers is worse than none. */
const PATIENCE_MS = 400;

export class TypingSign {
  constructor(private readonly showLive: (conversationId: string, activity: Partial<Activity>) => void) {}

  /** Gives the function that ends the waiting. */
  start(conversationId: string): () => void {
    const conversation = { id: conversationId } as Activity['conversation'];
    const show = () =>
      this.showLive(conversationId, { type: 'typing', channelId: CHANNEL_ID, from: BOT, conversation });
    const timer = setTimeout(show, PATIENCE_MS).unref();
    return () => clearTimeout(timer);
  }
}
