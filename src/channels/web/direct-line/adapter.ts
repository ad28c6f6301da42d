/** Runs the bot for Direct Line conversations: what it says is kept, and from there reaches every open client. */
import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import type { ActivityStore } from '../../../storage/storage';
import { activityId, replyKey } from './envelope';

export interface AdapterParts {
  readonly activities: ActivityStore;
  readonly nowMs: () => number;
  /** Shows an activity to who is connected now, without keeping it. */
  readonly showLive: (conversationId: string, activity: Partial<Activity>) => void;
}

export type BotLogic = (context: TurnContext) => Promise<void>;

/** What a turn has said so far. */
export interface Said {
  sendings: number;
  activities: number;
  /** Sequence of the last activity; 0 before the first. */
  lastSequence: number;
}

/** In each turn's own context: turns run side by side. */
const SAID = Symbol('said');

export class DirectLineAdapter extends BotAdapter {
  constructor(private readonly parts: AdapterParts) {
    super();
  }

  async run(activity: Partial<Activity>, logic: BotLogic): Promise<Said> {
    const context = new TurnContext(this, activity);
    const said: Said = { sendings: 0, activities: 0, lastSequence: 0 };
    context.turnState.set(SAID, said);
    await this.runMiddleware(context, logic);
    return said;
  }

  /** All that is sent in one call is kept as one, and once however often the same message is answered. */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const conversationId = context.activity.conversation.id;
    const kept = activities.filter(({ type }) => type !== 'typing');
    for (const activity of activities)
      if (activity.type === 'typing') this.parts.showLive(conversationId, activity);
    if (kept.length === 0) return activities.map(() => ({ id: '' }));
    const first = await this.keep(context, conversationId, kept);
    return activities.map((activity) => {
      const place = kept.indexOf(activity);
      return { id: place < 0 ? '' : activityId(conversationId, first + place) };
    });
  }

  private async keep(
    context: TurnContext,
    conversationId: string,
    activities: readonly Partial<Activity>[],
  ): Promise<number> {
    const said = context.turnState.get<Said>(SAID)!;
    const bodies = activities.map(({ conversation, channelId, serviceUrl, ...body }) => body);
    const { id } = context.activity;
    const key = id === undefined ? undefined : replyKey(id, said.sendings);
    said.sendings += 1;
    const { activities: store, nowMs } = this.parts;
    const { sequence } = await store.appendAll(conversationId, bodies, nowMs(), key);
    said.activities += bodies.length;
    said.lastSequence = sequence + bodies.length - 1;
    return sequence;
  }

  override async updateActivity(): Promise<undefined> {
    return undefined;
  }

  override async deleteActivity(): Promise<void> {}

  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: BotLogic,
  ): Promise<void> {
    const event = { type: 'event', name: 'continue' };
    const { id: _none, ...activity } = TurnContext.applyConversationReference(event, reference, true);
    await this.run(activity, logic);
  }
}
