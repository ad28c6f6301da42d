import type { Reading } from '../query';
import { CHARACTER_MARK, type Grams, WORD_MARK } from './grams';

/** The terms of the training texts and how rare each is. Word terms come first, character terms after. */
export interface Vocabulary {
  readonly terms: readonly string[];
  /** How many of the terms are words or pairs of words. */
  readonly wordTerms: number;
  /** Inverse document frequency of each term, smoothed. */
  readonly idf: Float32Array;
}

/** The distinct terms of one text. */
export function termsOf({ words, meanings }: Reading, grams: Grams): Set<string> {
  const stems = words.map(grams.stem);
  const found = new Set<string>(meanings.map(meaningTerm));
  stems.forEach((stem, place) => {
    found.add(WORD_MARK + stem);
    if (place > 0) found.add(pairTerm(stems[place - 1]!, stem));
  });
  for (const run of grams.runs(words)) for (const gram of grams.characters(run)) found.add(gram);
  return found;
}

/** The term of a group of synonyms; no word has such a sign. */
export function meaningTerm(group: number): string {
  return `${WORD_MARK}=${group}`;
}

export function pairTerm(left: string, right: string): string {
  return `${WORD_MARK}${left} ${right}`;
}

/** Collects the terms that stand in at least `leastTexts` texts, in a fixed order; single words are always kept. */
export function vocabularyOf(texts: readonly Reading[], grams: Grams, leastTexts: number): Vocabulary {
  const frequency = new Map<string, number>();
  for (const text of texts) {
    for (const term of termsOf(text, grams)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const kept = [...frequency.keys()].filter(
    (term) => frequency.get(term)! >= leastTexts || isSingleWord(term),
  );
  const wordTerms = kept.filter((term) => !term.startsWith(CHARACTER_MARK));
  const terms = [...wordTerms, ...kept.filter((term) => term.startsWith(CHARACTER_MARK))];
  const idf = Float32Array.from(terms, (term) => smoothedIdf(texts.length, frequency.get(term)!));
  return { terms, wordTerms: wordTerms.length, idf };
}

function isSingleWord(term: string): boolean {
  return term.startsWith(WORD_MARK) && !term.includes(' ');
}

/** Idf with one imagined text that holds every term, so that no term weighs nothing. */
export function smoothedIdf(texts: number, withTerm: number): number {
  return Math.log((1 + texts) / (1 + withTerm)) + 1;
}
