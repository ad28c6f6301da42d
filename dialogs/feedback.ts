/** "Did this help?": two answers, counted by topic; "no" leads to the next best topics and the phone. */

import type { Reply } from '../src/core/types';
import { centerContacts, choicesOf, noticeReply, offerTopics } from './compose';
import type { Offered } from './memory';
import type { TurnScope } from './scope';

/** The question under an answer; its two answers can be tapped or written, and stand behind the other choices. */
export function feedbackFor(scope: TurnScope): Pick<Reply, 'feedback'> {
  const answers: Offered[] = [
    { title: scope.t('feedback.yes'), action: { command: 'helped' } },
    { title: scope.t('feedback.no'), action: { command: 'not-helped' } },
  ];
  scope.offer([...scope.memory.offered, ...answers]);
  return { feedback: { title: scope.t('feedback.ask'), choices: choicesOf(answers) } };
}

export function takeFeedback(scope: TurnScope, helped: boolean): void {
  const { memory, room, language } = scope;
  if (memory.lastTopic !== undefined) scope.feedback = { topic: memory.lastTopic, helped };
  scope.decide('smalltalk');
  if (helped) {
    scope.say(noticeReply(language, scope.t('feedback.thanks'), scope.offer([])));
    return;
  }
  scope.question = 'missed-before';
  const offered = scope.offer(offerTopics(room, language, memory.nextBest ?? []));
  scope.say(noticeReply(language, scope.t('feedback.sorry'), offered, centerContacts(room, language)));
}
