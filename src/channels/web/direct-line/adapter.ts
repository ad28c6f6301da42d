/** Runs the bot for Direct Line conversations: what it says is kept, and from there reaches every open client. */
import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import type { ActivityStore } from '../../../storage/storage';
import { activityId } from './envelope';

export interface AdapterParts {
  readonly activities: ActivityStore;
  readonly nowMs: () => number;
  /** Shows an activity to who is connected now, without keeping it. */
  readonly showLive: (conversationId: string, activity: Partial<Activity>) => void;
}

export type BotLogic = (context: TurnContext) => Promise<void>;

export class DirectLineAdapter extends BotAdapter {
  constructor(private readonly parts: AdapterParts) {
    super();
  }

  run(activity: Partial<Activity>, logic: BotLogic): Promise<void> {
    return this.runMiddleware(new TurnContext(this, activity), logic);
  }

  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) responses.push(await this.send(activity));
    return responses;
  }

  private async send(activity: Partial<Activity>): Promise<ResourceResponse> {
    const { conversation, channelId: _channel, serviceUrl: _url, ...kept } = activity;
    const conversationId = conversation!.id;
    if (activity.type === 'typing') {
      this.parts.showLive(conversationId, activity);
      return { id: '' };
    }
    const { sequence } = await this.parts.activities.append(conversationId, kept, this.parts.nowMs());
    return { id: activityId(conversationId, sequence) };
  }

  override async updateActivity(): Promise<undefined> {
    return undefined;
  }

  override async deleteActivity(): Promise<void> {}

  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: BotLogic,
  ): Promise<void> {
    await this.run(
      TurnContext.applyConversationReference({ type: 'event', name: 'continue' }, reference, true),
      logic,
    );
  }
}
