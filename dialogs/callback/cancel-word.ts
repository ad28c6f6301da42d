/** The word that leaves the form. */
import { isPhrase } from '../../src/core/phrase';
import { contentOf } from '../room';
import type { TurnScope } from '../scope';

function capitalised(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** By text message CANCEL and its kin end all messages, by law and by the carrier: there another word is offered. */
export function cancelWord(scope: TurnScope): string {
  const usual = scope.t('callback.cancel');
  if (scope.message.channel !== 'sms') return usual;
  const all = [...scope.room.knowledge.languages.values()];
  const isOptOut = (text: string) => all.some(({ commands }) => isPhrase(text, commands.optOut));
  const { cancel } = contentOf(scope.room, scope.language).commands;
  const word = [usual, ...cancel].find((each) => !isOptOut(each)) ?? usual;
  return capitalised(word, scope.language);
}
