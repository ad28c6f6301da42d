/** Text messages: the same bot, short and numbered. */
import type { Activity } from 'botbuilder';
import type { ChannelSide } from '../../bot/bot-parts';
import type { Turn } from '../../core/types';
import type { Translate } from '../../i18n/strings';
import { cleanText } from '../clean-text';
import { renderReply } from './render';
import { segmentsOf } from './segments';

export interface SmsSideParts {
  readonly translate: () => Translate;
  /** A keyed hash: the plain number is kept nowhere. */
  readonly keyedHash: (value: string) => string;
}

/** The key of a number's conversation, from Twilio and Azure alike. */
export function smsConversationKey(keyedHash: SmsSideParts['keyedHash'], number: string): string {
  return `sms-${keyedHash(number)}`;
}

export function createSmsSide({ translate, keyedHash }: SmsSideParts): ChannelSide {
  return {
    channel: 'sms',
    conversationKey: (activity: Activity) => smsConversationKey(keyedHash, activity.from.id),
    toMessage: (activity) => ({
      text: cleanText(activity.text),
      channel: 'sms',
      hasAttachments: (activity.attachments?.length ?? 0) > 0,
      ...(activity.locale ? { locale: activity.locale } : {}),
    }),
    render: (turn: Turn) => {
      const texts = turn.replies.flatMap((reply) => renderReply(reply, translate()));
      const rest = texts.findLast((text) => text.rest !== undefined)?.rest;
      return {
        activities: texts.map(({ text }) => ({ type: 'message', text })),
        smsSegments: texts.reduce((sum, { text }) => sum + segmentsOf(text).count, 0),
        ...(rest === undefined ? {} : { rest }),
      };
    },
  };
}
