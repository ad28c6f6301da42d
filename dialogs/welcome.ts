/** The first words: what this is, that it is not for emergencies, what one can ask, the phone. */
import type { Language, Reply } from '../src/core/types';
import { centerContacts, choicesOf, NO_EXTRAS, offerTopics } from './compose';
import type { Offered } from './memory';
import type { Room } from './room';
import type { TurnScope } from './scope';

const PARAGRAPHS = ['welcome.hello', 'welcome.limits', 'welcome.ask', 'welcome.privacy'] as const;

/** A few questions to begin with, as choices. */
export function exampleQuestions(room: Room, language: Language): Offered[] {
  return offerTopics(room, language, room.translate(language, 'examples.topics').split(/,\s*/));
}

export function welcomeReply(room: Room, language: Language): Reply {
  return {
    ...NO_EXTRAS,
    kind: 'welcome',
    language,
    text: PARAGRAPHS.map((key) => room.translate(language, key)).join('\n\n'),
    choicesTitle: room.translate(language, 'examples.intro'),
    choices: choicesOf(exampleQuestions(room, language)),
    contacts: centerContacts(room, language),
  };
}

export function sayWelcome(scope: TurnScope): void {
  const { room, language } = scope;
  scope.offer(exampleQuestions(room, language));
  scope.say(welcomeReply(room, language));
  scope.decide('smalltalk');
}

/** After the first answer to a number: who this is, what it costs, how to end it, and what not to write. */
export function sayFirstText(scope: TurnScope): void {
  for (const key of ['sms.first', 'welcome.privacy'])
    scope.say({ ...NO_EXTRAS, kind: 'notice', language: scope.language, text: scope.t(key) });
}
