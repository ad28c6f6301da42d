/** The first words: what this is, that it is not for emergencies, what one can ask, the phone. */
import { centerContacts, choicesOf, NO_EXTRAS } from './compose';
import { exampleQuestions } from './main';
import type { TurnScope } from './scope';

export function sayWelcome(scope: TurnScope): void {
  const { room, language } = scope;
  const offered = scope.offer(exampleQuestions(scope));
  scope.say({
    ...NO_EXTRAS,
    kind: 'welcome',
    language,
    text: ['welcome.hello', 'welcome.limits', 'welcome.ask', 'welcome.privacy']
      .map((key) => scope.t(key))
      .join('\n\n'),
    choicesTitle: scope.t('examples.intro'),
    choices: choicesOf(offered),
    contacts: centerContacts(room, language),
  });
  scope.decide('smalltalk');
}

/** The first text to a number also says who this is, what it costs and how to end it; the answer comes before. */
export function sayFirstText(scope: TurnScope): void {
  scope.say({ ...NO_EXTRAS, kind: 'notice', language: scope.language, text: scope.t('sms.first') });
}
