import { CHARACTER_MARK, type Grams, WORD_MARK } from './grams';
import { RECIPE } from './recipe';
import type { Sparse } from './sparse';
import { pairTerm, smoothedIdf, type Vocabulary } from './vocabulary';

/** A text as the ranker sees it. */
export interface TextVector extends Sparse {
  /** Share of the text's words that the entries use too, rare words counting more, 0 to 1. */
  readonly coverage: number;
  readonly length: number;
}

export interface Vectoriser {
  readonly size: number;
  vector(words: readonly string[]): TextVector;
  /** Whether the entries use this word, in any of its forms. */
  knows(word: string): boolean;
}

interface Parts {
  /** Place of the stem, or -1. */
  readonly stem: string;
  readonly place: number;
}

const UNKNOWN = -1;

export function createVectoriser(vocabulary: Vocabulary, grams: Grams): Vectoriser {
  const { terms, idf, wordTerms } = vocabulary;
  const places = new Map<string, number>();
  terms.forEach((term, place) => places.set(term, place));
  const placeOf = (term: string): number => places.get(term) ?? UNKNOWN;
  const counts = new Float32Array(terms.length);
  const rarest = smoothedIdf(1, 0) + Math.max(1, ...idf.subarray(0, 1));
  const topIdf = idf.reduce((most, value) => Math.max(most, value), rarest);

  function partsOf(word: string): Parts {
    const stem = grams.stem(word);
    return { stem, place: placeOf(WORD_MARK + stem) };
  }

  function vector(words: readonly string[]): TextVector {
    const found: number[] = [];
    const add = (place: number, weight: number): void => {
      if (place === UNKNOWN) return;
      if (counts[place] === 0) found.push(place);
      counts[place]! += weight;
    };
    const parts = words.map(partsOf);
    let known = 0;
    let all = 0;
    parts.forEach((part, n) => {
      add(part.place, 1);
      const weight = part.place === UNKNOWN ? topIdf : idf[part.place]!;
      all += weight;
      if (part.place !== UNKNOWN) known += weight;
      if (n > 0) add(placeOf(pairTerm(parts[n - 1]!.stem, part.stem)), RECIPE.pairWeight);
    });
    for (const run of grams.runs(words)) for (const gram of grams.characters(run)) add(placeOf(gram), 1);
    return { ...weigh(found), coverage: all > 0 ? known / all : 0, length: words.length };
  }

  function weigh(found: number[]): Sparse {
    const places = Int32Array.from(found).sort();
    const values = new Float32Array(places.length);
    let words = 0;
    let characters = 0;
    for (let n = 0; n < places.length; n += 1) {
      const place = places[n]!;
      const count = counts[place]!;
      const value = (count > 1 ? 1 + Math.log(count) : count) * idf[place]!;
      values[n] = value;
      counts[place] = 0;
      if (place < wordTerms) words += value * value;
      else characters += value * value;
    }
    const wordScale = words > 0 ? 1 / Math.sqrt(words) : 0;
    const characterScale = characters > 0 ? RECIPE.characterWeight / Math.sqrt(characters) : 0;
    const length = Math.hypot(words > 0 ? 1 : 0, characters > 0 ? RECIPE.characterWeight : 0) || 1;
    for (let n = 0; n < places.length; n += 1) {
      values[n]! *= (places[n]! < wordTerms ? wordScale : characterScale) / length;
    }
    return { terms: places, values };
  }

  return { size: terms.length, vector, knows: (word) => placeOf(WORD_MARK + grams.stem(word)) !== UNKNOWN };
}
