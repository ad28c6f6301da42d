/** Reading a question: folded, cut into words, with chat spellings written out and synonyms noted. */
import { chatWordsOf } from './ranker/chat-words';
import { createPhrases } from './ranker/phrases';
import { stemmerOf } from './ranker/stem';
import { fold, words } from './text';
import type { Language } from './types';

/** A text as it was read. */
export interface Reading {
  readonly words: readonly string[];
  /** Which groups of synonyms the text speaks of. */
  readonly meanings: readonly number[];
  /** How many words were mended; each may be a word of something else. */
  readonly mended: number;
}

export interface Reader {
  read(text: string): Reading;
}

export type Repair = (word: string) => string;
const AS_IT_IS: Repair = (word) => word;

/** A reader for one language; `repair` mends each word before anything is looked up. */
export function createReader(
  language: Language,
  synonyms: readonly (readonly string[])[],
  repair: Repair = AS_IT_IS,
): Reader {
  const chat = chatWordsOf(language);
  const written = chat.map(([meant = '']) => words(fold(meant)));
  const chatPhrases = createPhrases(chat.map(([, ...spellings]) => spellings));
  const meanings = createPhrases(synonyms, stemmerOf(language));
  return {
    read: (text) => {
      const typed = words(fold(text));
      const mended = typed.map(repair);
      const plain = chatPhrases
        .cut(mended)
        .flatMap((piece) => (piece.group < 0 ? piece.words : written[piece.group]!));
      const spoken = meanings.cut(plain).map(({ group }) => group);
      return {
        words: plain,
        mended: mended.filter((word, n) => word !== typed[n]).length,
        meanings: [...new Set(spoken.filter((group) => group >= 0))],
      };
    },
  };
}

const SENTENCE_END = /(?<=[.!?;…。！？；؟፡።])\s+|(?<=[。！？；።])|\n+/u;

/** The sentences of a text, as it was typed. */
export function sentencesOf(text: string): string[] {
  return text.split(SENTENCE_END).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
