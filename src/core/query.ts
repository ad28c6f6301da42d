/** Reading a question: folded, cut into words, with chat spellings written out and synonyms noted. */
import { chatWordsOf } from './ranker/chat-words';
import { createPhrases } from './ranker/phrases';
import { stemmerOf } from './ranker/stem';
import { createNative, isRomanised } from './romanised/native';
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

export interface ReaderOptions {
  readonly language: Language;
  readonly synonyms: readonly (readonly string[])[];
  /** Texts of the language: words typed with Latin letters are read as these write them. */
  readonly texts: readonly string[];
  /** Mends each word before anything is looked up. */
  readonly repair?: Repair;
}

/** A reader for one language. */
export function createReader({ language, synonyms, texts, repair = AS_IT_IS }: ReaderOptions): Reader {
  let native: Repair | undefined;
  const inOwnScript = (typed: readonly string[], text: string): readonly string[] => {
    if (!isRomanised(text, language)) return typed;
    native ??= createNative(language, texts);
    return typed.map(native);
  };
  const chat = chatWordsOf(language);
  const written = chat.map(([meant = '']) => words(fold(meant)));
  const chatPhrases = createPhrases(chat.map(([, ...spellings]) => spellings));
  const meanings = createPhrases(synonyms, stemmerOf(language));
  return {
    read: (text) => {
      const typed = inOwnScript(words(fold(text)), text);
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
