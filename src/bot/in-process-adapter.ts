/** An adapter without a network: activities in, the bot's activities out. For commands and tests. */
import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';

export class InProcessAdapter extends BotAdapter {
  private sent: Partial<Activity>[] = [];

  /** Runs one turn and gives what the bot sent. */
  async run(
    activity: Partial<Activity>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<Partial<Activity>[]> {
    const mine: Partial<Activity>[] = [];
    this.sent = mine;
    await this.runMiddleware(new TurnContext(this, activity), logic);
    return mine;
  }

  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    this.sent.push(...activities);
    return activities.map((_, index) => ({ id: String(index) }));
  }

  override async updateActivity(): Promise<undefined> {
    return undefined;
  }

  override async deleteActivity(): Promise<void> {}

  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.run({ type: 'event', ...reference } as Partial<Activity>, logic);
  }
}
