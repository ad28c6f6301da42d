/** Says a reply once more with the texts of today, in its own language: for cards that stay after the talk has gone on. */
import type { Language, Reply, Said } from '../src/core/types';
import { callbackOffer, relatedTo } from './answer';
import { answerReply, contactReply, noAnswerReply } from './compose';
import { feedbackOn } from './feedback';
import type { Room } from './room';
import { welcomeReply } from './welcome';

/** Only replies that offered something to tap are said again, and "no answer" offers only from the second in a row on. */
const IN_A_ROW = 2;

/** Undefined for what belongs to its moment, such as a question asked back, and for what is no longer known. */
export function sayAgain(room: Room, { kind, language, topic }: Said): Reply | undefined {
  if (!room.knowledge.languages.has(language)) return undefined;
  switch (kind) {
    case 'answer':
      return topic !== undefined && room.knowledge.topics.has(topic)
        ? answerAgain(room, language, topic)
        : undefined;
    case 'contact':
      return contactReply(room, language, callbackOffer(room, language));
    case 'no-answer':
      return noAnswerReply(room, language, IN_A_ROW, callbackOffer(room, language));
    case 'welcome':
      return welcomeReply(room, language);
    default:
      return undefined;
  }
}

function answerAgain(room: Room, language: Language, topic: string): Reply {
  const reply = answerReply(room, language, topic, relatedTo(room, language, topic));
  return { ...reply, ...feedbackOn(room, language, topic) };
}
