/** Looks the sender of an activity up in the roster of the conversation. */
import { type TeamsChannelAccount, TeamsInfo, type TurnContext } from 'botbuilder';

export function lookUpMember(context: TurnContext): Promise<TeamsChannelAccount> {
  return TeamsInfo.getMember(context, context.activity.from.id);
}
