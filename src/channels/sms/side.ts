/** Text messages: the short answer, numbered choices, no markup. */
import type { Activity } from 'botbuilder';
import type { ChannelSide } from '../../bot/family-bot';
import type { Reply, Turn } from '../../core/types';
import { cleanText } from '../clean-text';

function draw(reply: Reply): string {
  const choices = reply.choices.map(({ title }, index) => `${index + 1}. ${title}`);
  const phone = reply.kind === 'answer' ? reply.contacts.slice(0, 1).map(({ to }) => to) : [];
  return [reply.short ?? reply.text, ...choices, ...phone].join('\n');
}

export const smsSide: ChannelSide = {
  channel: 'sms',
  conversationKey: (activity: Activity) => activity.conversation.id,
  toMessage: (activity) => ({
    text: cleanText(activity.text),
    channel: 'sms',
    hasAttachments: (activity.attachments?.length ?? 0) > 0,
  }),
  render: (turn: Turn) => ({
    activities: turn.replies.map((reply) => ({ type: 'message', text: draw(reply) })),
  }),
};
