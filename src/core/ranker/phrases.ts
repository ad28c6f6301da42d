import { fold, words } from '../text';

/** Some words of a text: a phrase of a group, or one other word with group `NO_GROUP`. */
export interface Piece {
  readonly words: readonly string[];
  readonly group: number;
}

const NO_GROUP = -1;

interface Phrase {
  readonly stems: readonly string[];
  readonly group: number;
}

/** Finds the phrases of some groups in a text. */
export interface Phrases {
  /** Cuts a text at the phrases, the longest first. */
  cut(words: readonly string[]): Piece[];
}

/** The phrases by the stem of their first word, longest first. */
function byFirstStem(phrases: readonly Phrase[]): Map<string, Phrase[]> {
  const found = new Map<string, Phrase[]>();
  for (const phrase of [...phrases].sort((left, right) => right.stems.length - left.stems.length)) {
    const first = phrase.stems[0]!;
    found.set(first, [...(found.get(first) ?? []), phrase]);
  }
  return found;
}

/** Words that `formOf` gives one form count as the same word. */
export function createPhrases(
  groups: readonly (readonly string[])[],
  formOf: (word: string) => string = (word) => word,
): Phrases {
  const phrases = groups.flatMap((group, number) =>
    group.map((phrase) => ({ stems: words(fold(phrase)).map(formOf), group: number })),
  );
  const known = byFirstStem(phrases.filter(({ stems }) => stems.length > 0));
  return {
    cut: (text) => {
      const stems = text.map(formOf);
      const pieces: Piece[] = [];
      for (let n = 0; n < text.length; ) {
        const phrase = known
          .get(stems[n]!)
          ?.find((one) => one.stems.every((part, at) => stems[n + at] === part));
        const length = phrase?.stems.length ?? 1;
        pieces.push({ words: text.slice(n, n + length), group: phrase?.group ?? NO_GROUP });
        n += length;
      }
      return pieces;
    },
  };
}
