import type { Reading } from '../query';
import { type Grams, WORD_MARK } from './grams';
import { RECIPE } from './recipe';
import type { Sparse } from './sparse';
import type { Bearing } from './trust';
import { meaningTerm, pairTerm, smoothedIdf, type Vocabulary } from './vocabulary';

/** A text as the ranker sees it. */
export interface TextVector extends Sparse {
  /** The place of each word's stem, `UNKNOWN` for a word that no entry uses. */
  readonly stems: Int32Array;
  /** How many n-grams of its characters no entry has. */
  readonly strangeCharacters: number;
  readonly mended: number;
}

export interface Vectoriser {
  vector(text: Reading): TextVector;
  /** Whether the entries use this word, in any of its forms. */
  knows(word: string): boolean;
}

export const UNKNOWN = -1;

export function createVectoriser(vocabulary: Vocabulary, grams: Grams): Vectoriser {
  const places = new Map(vocabulary.terms.map((term, place) => [term, place]));
  const placeOf = (term: string): number => places.get(term) ?? UNKNOWN;
  /** What is worked out of the entries' own words is kept; of people's other words nothing is. */
  const characters = new Map<string, readonly number[]>();
  const stems = new Map<string, string>();
  const counts = new Float32Array(vocabulary.terms.length);

  /** Counts the terms of a text into `counts`; gives their places, and how many n-grams have none. */
  function count(words: readonly string[], stems: readonly string[], meanings: readonly number[]) {
    const found: number[] = [];
    let strange = 0;
    const add = (place: number, weight: number): void => {
      if (place === UNKNOWN) return;
      if (counts[place] === 0) found.push(place);
      counts[place]! += weight;
    };
    for (const group of meanings) add(placeOf(meaningTerm(group)), 1);
    stems.forEach((stem, n) => {
      add(placeOf(WORD_MARK + stem), 1);
      if (n > 0) add(placeOf(pairTerm(stems[n - 1]!, stem)), RECIPE.pairWeight);
    });
    for (const run of grams.runs(words)) {
      for (const place of charactersOf(run)) {
        if (place === UNKNOWN) strange += 1;
        else add(place, 1);
      }
    }
    return { found, strange };
  }

  function charactersOf(run: string): readonly number[] {
    const kept = characters.get(run);
    if (kept) return kept;
    const found = grams.characters(run).map(placeOf);
    if (placeOf(WORD_MARK + grams.stem(run)) !== UNKNOWN) characters.set(run, found);
    return found;
  }

  function stemOf(word: string): string {
    const kept = stems.get(word);
    if (kept !== undefined) return kept;
    const stem = grams.stem(word);
    if (placeOf(WORD_MARK + stem) !== UNKNOWN) stems.set(word, stem);
    return stem;
  }

  function vector({ words, meanings, mended }: Reading): TextVector {
    const stems = words.map(stemOf);
    const { found, strange } = count(words, stems, meanings);
    const terms = new Int32Array(found).sort();
    const values = new Float32Array(terms.length);
    terms.forEach((place, n) => {
      values[n] = damped(counts[place]!) * vocabulary.idf[place]!;
      counts[place] = 0;
    });
    balance(terms, values, vocabulary.wordTerms);
    const stemPlaces = new Int32Array(stems.map((stem) => placeOf(WORD_MARK + stem)));
    return { terms, values, stems: stemPlaces, strangeCharacters: strange, mended };
  }

  return { vector, knows: (word) => placeOf(WORD_MARK + stemOf(word)) !== UNKNOWN };
}

/** A word said four times is not four times as telling. */
function damped(count: number): number {
  return count > 1 ? 1 + Math.log(count) : count;
}

/** Scales the word part and the character part to their shares of a vector of length one. */
function balance(terms: Int32Array, values: Float32Array, wordTerms: number): void {
  let words = 0;
  let characters = 0;
  for (let n = 0; n < terms.length; n += 1) {
    if (terms[n]! < wordTerms) words += values[n]! ** 2;
    else characters += values[n]! ** 2;
  }
  const wordShare = words > 0 ? 1 : 0;
  const characterShare = characters > 0 ? RECIPE.characterWeight : 0;
  const length = Math.hypot(wordShare, characterShare) || 1;
  const wordScale = wordShare / (Math.sqrt(words) * length || 1);
  const characterScale = characterShare / (Math.sqrt(characters) * length || 1);
  for (let n = 0; n < terms.length; n += 1) values[n]! *= terms[n]! < wordTerms ? wordScale : characterScale;
}

/** The vector as it would be if only the terms marked as present were known. */
export function restrict(vector: TextVector, present: Uint8Array, wordTerms: number): TextVector {
  const kept = [...vector.terms.keys()].filter((n) => present[vector.terms[n]!] === 1);
  const terms = Int32Array.from(kept, (n) => vector.terms[n]!);
  const values = Float32Array.from(kept, (n) => vector.values[n]!);
  balance(terms, values, wordTerms);
  const stems = vector.stems.map((place) => (place !== UNKNOWN && present[place] === 1 ? place : UNKNOWN));
  const forgotten = vector.terms.filter((term) => term >= wordTerms && present[term] === 0).length;
  return {
    terms,
    values,
    stems,
    strangeCharacters: vector.strangeCharacters + forgotten,
    mended: vector.mended,
  };
}

/** Share of a text's n-grams of characters that the entries have too, rare ones counting more, 0 to 1. */
function familiarityOf(vector: TextVector, { idf, wordTerms }: Vocabulary, texts: number): number {
  let known = 0;
  for (const term of vector.terms) if (term >= wordTerms) known += idf[term]! ** 2;
  const strange = vector.strangeCharacters * smoothedIdf(texts, 1) ** 2;
  return known > 0 ? Math.sqrt(known / (known + strange)) : 0;
}

/** Share of a text's words that the entries use too, rare words counting more, 0 to 1. */
function coverageOf({ stems, mended }: TextVector, { idf }: Vocabulary, texts: number): number {
  const rarest = smoothedIdf(texts, 1);
  let known = 0;
  let all = mended * rarest;
  for (const place of stems) {
    const weight = place === UNKNOWN ? rarest : idf[place]!;
    all += weight;
    if (place !== UNKNOWN) known += weight;
  }
  return all > 0 ? known / all : 0;
}

export function bearingOf(vector: TextVector, vocabulary: Vocabulary, texts: number): Bearing {
  return {
    coverage: coverageOf(vector, vocabulary, texts),
    familiarity: familiarityOf(vector, vocabulary, texts),
    length: vector.stems.length,
  };
}
