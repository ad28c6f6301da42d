/** The words of a message, and the same words with the groups that they belong to in their place. */
export interface Reading {
  readonly words: readonly string[];
  readonly general: readonly string[];
}

/** Size of the feature table: a power of two, large enough that few of some 100,000 n-grams share a place. */
export const FEATURE_COUNT = 1 << 16;

const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
/** Pieces of a message that are scored apart, so that one sentence of a long story still counts. */
const PIECE_WORDS = 24;
const PIECE_STEP = 16;

/** A message of one or two words has few features; this keeps each from deciding alone. */
const SHORT_MESSAGE_PLACES = 24;
const LENGTH_PLACES = 16;
const LONGEST_LENGTH = 8;

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

function wordGrams(words: readonly string[], seed: number, places: Set<number>): void {
  words.forEach((word, index) => {
    places.add(hash(word, seed));
    if (index > 0) places.add(hash(`${words[index - 1]} ${word}`, seed + 1));
    if (index > 1) places.add(hash(`${words[index - 2]} ${words[index - 1]} ${word}`, seed + 2));
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

/** Words, pairs and triples of words and of groups, and parts of words; a number counts as its number of digits. */
export function featuresOf({ words, general }: Reading): Features {
  const digits = (word: string) => word.replace(/\d/g, '0');
  const places = new Set<number>();
  wordGrams(words.map(digits), 1, places);
  wordGrams(general.map(digits), 5, places);
  letterGrams(words.map(digits), places);
  places.add(LENGTH_PLACES + Math.min(words.length, LONGEST_LENGTH));
  return { places: Uint32Array.from(places), weight: 1 / Math.sqrt(places.size + SHORT_MESSAGE_PLACES) };
}

/** The pieces of a message to score: a short message whole, a long one by overlapping windows. */
export function piecesOf({ words, general }: Reading): Reading[] {
  const pieces: Reading[] = [];
  for (let start = 0; start === 0 || start + PIECE_WORDS - PIECE_STEP < words.length; start += PIECE_STEP) {
    const end = start + PIECE_WORDS;
    pieces.push({ words: words.slice(start, end), general: general.slice(start, end) });
  }
  return pieces;
}
