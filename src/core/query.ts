/** Reading a question: folded, cut into words, with the words of one meaning written as one. */

import { createSynonyms } from './ranker/synonyms';
import { fold, words } from './text';
import type { Language } from './types';

export interface Reader {
  /** The words of a text. */
  read(text: string): string[];
}

export type Repair = (word: string) => string;
const AS_IT_IS: Repair = (word) => word;

/** A reader for one language; `repair` mends each word before synonyms are looked up. */
export function createReader(
  language: Language,
  synonyms: readonly (readonly string[])[],
  repair: Repair = AS_IT_IS,
): Reader {
  const replace = createSynonyms(language, synonyms);
  return { read: (text) => replace(words(fold(text)).map(repair)) };
}
