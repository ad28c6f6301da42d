/** Microsoft Teams: staff ask here, alone with the bot, in a group or in a channel. Answers are cards. */
import type { Activity } from 'botbuilder';
import type { ChannelSide } from '../../bot/bot-parts';
import type { Message, Turn } from '../../core/types';
import { replyMessages } from './cards/message';
import { readTap } from './cards/tap';
import { localeOf, wordsOf } from './words';

export interface TeamsSideParts {
  /** A keyed hash: the plain id is kept nowhere. */
  readonly keyedHash: (value: string) => string;
}

/** Everything that is written in Teams also comes along as HTML. */
const SAME_WORDS = 'text/html';

function toMessage(activity: Activity): Message {
  const tap = readTap(activity.value);
  const locale = localeOf(activity);
  const files = (activity.attachments ?? []).filter(({ contentType }) => contentType !== SAME_WORDS);
  return {
    text: tap === undefined ? wordsOf(activity) : tap.say,
    channel: 'msteams',
    hasAttachments: files.length > 0,
    ...(tap?.action === undefined ? {} : { action: tap.action }),
    ...(tap?.form === undefined ? {} : { form: tap.form }),
    ...(locale === undefined ? {} : { locale }),
  };
}

/** Several people write in one group or thread: what one of them was asked, the others do not answer. */
function personIn({ type, conversation, from }: Activity): string | undefined {
  const isShared =
    conversation.isGroup === true || /^(?:groupChat|channel)$/.test(conversation.conversationType);
  return isShared && type === 'message' ? from.id : undefined;
}

export function createTeamsSide({ keyedHash }: TeamsSideParts): ChannelSide {
  return {
    channel: 'msteams',
    conversationKey: (activity) => {
      const person = personIn(activity);
      return person === undefined
        ? activity.conversation.id
        : `${activity.conversation.id}#${keyedHash(person)}`;
    },
    toMessage,
    render: (turn: Turn) => ({ activities: turn.replies.flatMap(replyMessages) }),
  };
}
