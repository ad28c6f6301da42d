/** "Did this help?": two answers, counted by topic; "no" leads to the next best topics and the phone. */

import type { Language, Reply } from '../src/core/types';
import { centerContacts, choicesOf, noticeReply, offerTopics } from './compose';
import type { Offered } from './memory';
import { contentOf, type Room } from './room';
import type { TurnScope } from './scope';

function answersTo({ translate }: Room, language: Language, topic: string | undefined): Offered[] {
  const about = topic === undefined ? {} : { topic };
  return [
    { title: translate(language, 'feedback.yes'), action: { command: 'helped', ...about } },
    { title: translate(language, 'feedback.no'), action: { command: 'not-helped', ...about } },
  ];
}

/** The question itself, without making its answers the newest choices. */
export function feedbackOn(
  room: Room,
  language: Language,
  topic: string | undefined,
): Pick<Reply, 'feedback'> {
  const choices = choicesOf(answersTo(room, language, topic));
  return { feedback: { title: room.translate(language, 'feedback.ask'), choices } };
}

/**
 * The question under an answer; its two answers can be tapped or written, and stand behind the other choices. By text
 * message the other choices are not shown, so these two are the first.
 */
export function feedbackFor(scope: TurnScope): Pick<Reply, 'feedback'> {
  const { room, language, memory, message } = scope;
  const others = message.channel === 'sms' ? [] : memory.offered;
  scope.offer([...others, ...answersTo(room, language, memory.lastTopic)]);
  return feedbackOn(room, language, memory.lastTopic);
}

/** Enough to choose from, after an answer that was not the right one. */
export const MOST_CHOICES = 3;

/** Topics that may have been meant instead, once for an answer: the next in rank, then what is related to it. */
export function takeNextTopics({ memory, room }: TurnScope): readonly string[] {
  const { lastTopic, nextBest } = memory;
  const isTaken = nextBest?.length === 0;
  memory.nextBest = [];
  if (isTaken || lastTopic === undefined) return [];
  const related = contentOf(room, 'en').entries.get(lastTopic)?.related ?? [];
  return [...new Set([...(nextBest ?? []), ...related])].slice(0, MOST_CHOICES);
}

/** `topic`: what the answer was about, where the button says it. */
export function takeFeedback(scope: TurnScope, helped: boolean, topic = scope.memory.lastTopic): void {
  const { memory, room, language } = scope;
  if (topic !== undefined) scope.feedback = { topic, helped };
  scope.decide('smalltalk');
  if (helped) {
    scope.say(noticeReply(language, scope.t('feedback.thanks'), scope.offer([])));
    return;
  }
  scope.question = 'missed-before';
  const next = topic === memory.lastTopic ? takeNextTopics(scope) : [];
  const offered = scope.offer(offerTopics(room, language, next));
  scope.say(noticeReply(language, scope.t('feedback.sorry'), offered, centerContacts(room, language)));
}
