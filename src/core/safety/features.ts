import { tokenize } from './tokens';

/** Size of the feature table: a power of two, large enough that few of some 100,000 n-grams share a place. */
export const FEATURE_COUNT = 1 << 16;

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
/** Pieces of a message that are scored apart, so that one sentence of a long story still counts. */
const PIECE_WORDS = 24;
const PIECE_STEP = 16;

/** A weighted list of places in the feature table. */
export interface Features {
  readonly places: Uint32Array;
  readonly weight: number;
}

function hash(text: string, seed: number): number {
  let value = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return (value ^ (value >>> 15)) & (FEATURE_COUNT - 1);
}

function wordGrams(words: readonly string[], places: Set<number>): void {
  words.forEach((word, index) => {
    places.add(hash(word, 1));
    if (index > 0) places.add(hash(`${words[index - 1]} ${word}`, 2));
    if (index > 1) places.add(hash(`${words[index - 2]} ${words[index - 1]} ${word}`, 3));
  });
}

function letterGrams(words: readonly string[], places: Set<number>): void {
  for (const word of words) {
    const framed = ` ${word} `;
    for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size += 1) {
      for (let i = 0; i + size <= framed.length; i += 1) places.add(hash(framed.slice(i, i + size), 4));
    }
  }
}

/** Words, pairs and triples of words, and parts of words; a number counts as its number of digits. */
export function featuresOf(words: readonly string[]): Features {
  const plain = words.map((word) => word.replace(/\d/g, '0'));
  const places = new Set<number>();
  wordGrams(plain, places);
  letterGrams(plain, places);
  return { places: Uint32Array.from(places), weight: 1 / Math.sqrt(Math.max(1, places.size)) };
}

/** The pieces of a message to score: a short message whole, a long one by overlapping windows. */
export function piecesOf(text: string): string[][] {
  const { words } = tokenize(text);
  const pieces: string[][] = [];
  for (let start = 0; start === 0 || start + PIECE_WORDS - PIECE_STEP < words.length; start += PIECE_STEP) {
    pieces.push(words.slice(start, start + PIECE_WORDS));
  }
  return pieces;
}
