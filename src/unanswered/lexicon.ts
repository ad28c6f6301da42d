/** The words of a language that the content uses: ordinary words are no names, and common ones say little. */
import type { LearnedWords } from '../content/compiled';
import { gramsOf } from '../core/ranker/grams';
import { fold, words } from '../core/text';
import type { Language } from '../core/types';

/** Terms of a text, each with how much it says. The product of two vectors is their likeness, 0 to 1. */
export type TextVector = ReadonlyMap<string, number>;

export interface Lexicon {
  /** Whether the content of the language uses this word, in any of its forms, and not just once as a name may be. */
  knows(word: string): boolean;
  vectorOf(text: string): TextVector;
}

const WORD = 'w';
/** Of the likeness; the rest is spelling, which shows likeness through typos, endings and compounds. */
const WORD_SHARE = 0.4;

/** The weights scaled so that their product with themselves is the share. */
function scaled(weights: ReadonlyMap<string, number>, share: number): readonly (readonly [string, number])[] {
  const scale = Math.sqrt(share) / (Math.hypot(...weights.values()) || 1);
  return [...weights].map(([term, weight]) => [term, weight * scale]);
}

export function createLexicon(language: Language, { terms, rarity, ordinary }: LearnedWords): Lexicon {
  const known = new Map(terms.map((term, place) => [term, rarity[place]!]));
  const grams = gramsOf(language);
  // What the content never uses says most of all: it is why there was no answer.
  const rarest = rarity.reduce((most, each) => Math.max(most, each), 1);
  const weigh = (found: readonly string[]) => new Map(found.map((term) => [term, known.get(term) ?? rarest]));
  return {
    knows: (word) => {
      const parts = words(fold(word));
      return parts.length > 0 && parts.every((part) => ordinary.has(WORD + grams.stem(part)));
    },
    vectorOf: (text) => {
      const read = words(fold(text));
      const stems = weigh(read.map((word) => WORD + grams.stem(word)));
      const spelling = weigh(grams.runs(read).flatMap((run) => grams.characters(run)));
      return new Map([...scaled(stems, WORD_SHARE), ...scaled(spelling, 1 - WORD_SHARE)]);
    },
  };
}
