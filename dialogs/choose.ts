/** Reads a choice: tapped, written out, by number or by words such as "the second one". */
import type { Commands } from '../src/content/schema';
import { isPhrase, phraseKey } from '../src/core/phrase';
import type { Action, Offered } from './memory';
import type { Room } from './room';

const NUMBER = /^[(#]?\s*([1-9])\s*[).:]?$/;

/** Arabic-Indic, Persian and full-width digits to plain ones. */
function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.codePointAt(0)! & 15));
}

function byPlace(text: string, offered: readonly Offered[], commands: Commands): Offered | undefined {
  if (isPhrase(text, commands.choose.last)) return offered.at(-1);
  const place = (['1', '2', '3', '4'] as const).find((key) => isPhrase(text, commands.choose[key]));
  return place === undefined ? undefined : offered[Number(place) - 1];
}

/** The choice that the text names; undefined when it is not a choice but something new. */
export function pickOffered(
  text: string,
  offered: readonly Offered[],
  commands: Commands,
): Offered | undefined {
  if (offered.length === 0) return undefined;
  const key = phraseKey(text);
  const number = NUMBER.exec(plainDigits(text.trim()))?.[1];
  if (number !== undefined) return offered[Number(number) - 1];
  return offered.find(({ title }) => phraseKey(title) === key) ?? byPlace(text, offered, commands);
}

/** Whether what a button from before asks for can be done with the content of today. */
export function isKnown({ knowledge }: Room, action: Action): boolean {
  if ('language' in action) return knowledge.languages.has(action.language);
  const topic = 'topic' in action ? action.topic : undefined;
  return topic === undefined || knowledge.topics.has(topic);
}

/** Whether the text refuses all choices. */
export function refusesAll(text: string, commands: Commands): boolean {
  return isPhrase(text, commands.choose.none);
}
