/** Reads words of a language that are typed with Latin letters as the words of its own script. */
import { fold, words } from '../text';
import type { Language } from '../types';
import { AMHARIC } from './amharic';
import { ARABIC } from './arabic';
import type { Script } from './script';
import { RUSSIAN, UKRAINIAN } from './slavic';

const SCRIPTS: Partial<Record<Language, Script>> = { ru: RUSSIAN, uk: UKRAINIAN, ar: ARABIC, am: AMHARIC };

const LETTER = /\p{L}/u;
const OTHER_THAN_LATIN = /(?!\p{Script=Latin})\p{L}/u;

/** Whether a text of a language with a script of its own is typed with Latin letters. */
export function isRomanised(text: string, language: Language): boolean {
  return SCRIPTS[language] !== undefined && LETTER.test(text) && !OTHER_THAN_LATIN.test(text);
}

/** Counts the words of texts; the first to come is first. */
function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of words(fold(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The most frequent word to each bones. */
function byBones(
  counts: ReadonlyMap<string, number>,
  bonesOf: (word: string) => readonly string[],
): Map<string, string> {
  const found = new Map<string, string>();
  for (const [word, count] of counts) {
    if (!OTHER_THAN_LATIN.test(word)) continue;
    for (const bones of bonesOf(word)) {
      const before = found.get(bones);
      if (before === undefined || counts.get(before)! < count) found.set(bones, word);
    }
  }
  return found;
}

/** How like two spellings must be: a phrase that raises an alarm needs more than a ranking that weighs many words. */
type Likeness = 'fine' | 'coarse';
const DEPTH: Readonly<Record<Likeness, number>> = { fine: 1, coarse: 2 };

/**
 * A function that gives a folded word of a romanised text in the script of the language, as these texts write it;
 * words that the texts write with Latin letters among others, such as "chemo", stay.
 */
export function createNative(
  language: Language,
  texts: readonly string[],
  likeness: Likeness = 'coarse',
): (word: string) => string {
  const script = SCRIPTS[language];
  if (script === undefined) return (word) => word;
  const counts = countWords(texts.filter((text) => OTHER_THAN_LATIN.test(text)));
  const bonesOf = (word: string) => script.bonesOf(word).slice(0, DEPTH[likeness]);
  const written = byBones(counts, bonesOf);
  return (word) => {
    if (counts.has(word)) return word;
    const bones = bonesOf(word).find((one) => written.has(one));
    return (bones === undefined ? script.spell?.(word) : written.get(bones)) ?? word;
  };
}
