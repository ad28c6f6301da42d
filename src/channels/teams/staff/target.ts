/** Where the bot may write without being asked: a conversation that said `notify here`. */
import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { TeamsTarget } from '../../../storage/contract/insight';
import { localeOf } from '../words';

/** What is kept with a target. Nobody's name or id is in it. */
export interface KeptTarget {
  readonly reference: Partial<ConversationReference>;
  /** Of the team that the channel belongs to. */
  readonly teamId?: string;
}

/** The channel itself: what is written into it later begins a thread of its own. */
export function conversationIdOf({ conversation }: Activity): string {
  return conversation.id.split(';')[0]!;
}

function teamIdOf({ channelData }: Activity): string | undefined {
  const id: unknown = channelData?.team?.id;
  return typeof id === 'string' ? id : undefined;
}

export function targetOf(activity: Activity): TeamsTarget {
  const { bot, channelId, conversation, serviceUrl } = TurnContext.getConversationReference(activity);
  const conversationId = conversationIdOf(activity);
  const [locale, teamId] = [localeOf(activity), teamIdOf(activity)];
  const kept = {
    reference: {
      bot,
      channelId,
      serviceUrl,
      conversation: { ...conversation, id: conversationId },
      ...(locale === undefined ? {} : { locale }),
    } as Partial<ConversationReference>,
    ...(teamId === undefined ? {} : { teamId }),
  } satisfies KeptTarget;
  return { conversationId, reference: kept };
}

/** Whether the conversation is the one of the activity, or a channel of its team. */
export function isWithin({ conversationId, reference }: TeamsTarget, activity: Activity): boolean {
  const { teamId } = reference as KeptTarget;
  return (
    conversationId === conversationIdOf(activity) || (teamId !== undefined && teamId === teamIdOf(activity))
  );
}
