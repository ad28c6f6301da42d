/** The name in what a person says of themselves. */
import { fold, words } from '../../src/core/text';
import type { Language } from '../../src/core/types';
import { NAME_SIGNS } from '../../src/i18n/name-signs';
import { cleanValue } from './form';
import { formWords, NAME_OPENINGS } from './form-words';

/** Given name and family names. */
export const LONGEST_NAME_WORDS = 4;

/** What follows "my name is" and its kin; undefined when the part does not begin so. */
export function introduced(part: string, language: Language): string | undefined {
  const opening = NAME_OPENINGS.exec(part)?.[0];
  if (opening !== undefined) return part.slice(opening.length);
  const spoken = part.split(' ');
  const signs = [language, 'en' as const].flatMap((each) => [...NAME_SIGNS[each].nameFollows, ...SELF[each]]);
  const lengths = signs
    .map((sign) => fold(sign).split(' '))
    .flatMap((sign) => places(spoken, sign).map((place) => place + sign.length));
  return lengths.length === 0 ? undefined : spoken.slice(Math.max(...lengths)).join(' ');
}

/** Where a sign may stand: at the beginning, or after one word such as "hi" or "my". */
const LATEST_SIGN = 2;

function places(spoken: readonly string[], sign: readonly string[]): number[] {
  const starts = Array.from({ length: LATEST_SIGN + 1 }, (_, place) => place);
  return starts.filter((place) => sign.every((word, index) => foldWord(spoken[place + index]) === word));
}

const foldWord = (word = ''): string => words(fold(word)).join('');

/** "I am": whoever fills in a form says their name so. */
const SELF: Readonly<Record<Language, readonly string[]>> = {
  en: ['i am', 'im', 'this is'],
  es: ['soy', 'habla'],
  vi: ['tôi là', 'em là'],
  'zh-Hans': [],
  'zh-Hant': [],
  ko: ['저는'],
  ru: ['я', 'это'],
  uk: ['я', 'це'],
  so: ['waxaan ahay', 'waa'],
  ar: ['أنا', 'انا'],
  am: ['እኔ'],
};

/** The words up to where a name ends; empty when there is none. */
export function nameIn(text: string, language: Language): string {
  const ends = new Set([...formWords(language, 'afterName'), ...formWords(language, 'aroundPhone')]);
  const spoken = text.split(' ').filter((word) => word !== '');
  const end = spoken.findIndex((word) => ends.has(foldWord(word)) || /\d/.test(word));
  const name = spoken.slice(0, end < 0 ? undefined : end);
  return name.length > LONGEST_NAME_WORDS ? '' : cleanValue(name.join(' '));
}

/** A name as somebody answers "what name?": "I am Ana" is Ana. */
export function readName(text: string, language: Language): string {
  const name = introduced(text, language);
  return (name && nameIn(name, language)) || cleanValue(text);
}
