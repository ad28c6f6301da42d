/** Microsoft Teams: staff ask here. */
import type { Activity } from 'botbuilder';
import type { ChannelSide } from '../../bot/family-bot';
import type { Turn } from '../../core/types';
import { cleanText } from '../clean-text';
import { plainText } from '../plain-text';

export const teamsSide: ChannelSide = {
  channel: 'msteams',
  conversationKey: (activity: Activity) => activity.conversation.id,
  toMessage: (activity) => ({ text: cleanText(activity.text), channel: 'msteams', hasAttachments: false }),
  render: (turn: Turn) => ({
    activities: turn.replies.map((reply) => ({ type: 'message', text: plainText(reply) })),
  }),
};
