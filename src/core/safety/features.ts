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
/** Of a longer message the first and the last pieces are scored. */
const MOST_PIECES = 120;
/** A message of one or two words has few features; this keeps each from deciding alone. */
const SHORT_MESSAGE_PLACES = 24;
const LONGEST_LENGTH = 8;
/** Different kinds of features start from different numbers, so that equal text does not share a place. */
const SEED = { word: 0x11, general: 0x5bd1, letters: 0x2f7d, length: 0x7a3 };

/** Places in the feature table, each once, and the weight of each. */
export interface Features {
  readonly places: Uint32Array;
  readonly weight: number;
}

function mix(value: number, add: number): number {
  return Math.imul(value ^ add, 0x01000193);
}

function place(value: number): number {
  return ((value ^ (value >>> 15)) >>> 0) & (FEATURE_COUNT - 1);
}

interface WordHash {
  readonly hash: number;
  readonly grams: readonly number[];
}

function hashWord(word: string): WordHash {
  const framed = ` ${word.replace(/\d/g, '0')} `;
  let hash = 0x811c9dc5;
  for (let i = 0; i < framed.length; i += 1) hash = mix(hash, framed.charCodeAt(i));
  const grams: number[] = [];
  for (let start = 0; start < framed.length; start += 1) {
    let value = SEED.letters;
    for (let size = 1; size <= LONGEST_GRAM && start + size <= framed.length; size += 1) {
      value = mix(value, framed.charCodeAt(start + size - 1));
      if (size >= SHORTEST_GRAM) grams.push(place(value));
    }
  }
  return { hash, grams };
}

/** Turns readings into features; remembers within one message the words that it has already hashed. */
export class FeatureMaker {
  private readonly hashes = new Map<string, WordHash>();
  private readonly seen = new Uint32Array(FEATURE_COUNT);
  private piece = 0;
  private found: number[] = [];

  private hashOf(word: string): WordHash {
    let known = this.hashes.get(word);
    if (!known) {
      known = hashWord(word);
      this.hashes.set(word, known);
    }
    return known;
  }

  private add(at: number): void {
    if (this.seen[at] === this.piece) return;
    this.seen[at] = this.piece;
    this.found.push(at);
  }

  private addGrams(words: readonly string[], start: number, end: number, seed: number): void {
    let last = 0;
    let lastButOne = 0;
    for (let i = start; i < end; i += 1) {
      const { hash } = this.hashOf(words[i]!);
      this.add(place(mix(hash, seed)));
      if (i > start) this.add(place(mix(mix(hash, last), seed + 1)));
      if (i > start + 1) this.add(place(mix(mix(mix(hash, last), lastButOne), seed + 2)));
      [lastButOne, last] = [last, hash];
    }
  }

  /** Features of the words `start` to `end`: single words, pairs, triples, the same of groups, parts of words, the length. */
  private features({ words, general }: Reading, start: number, end: number): Features {
    this.piece += 1;
    this.found = [];
    this.addGrams(words, start, end, SEED.word);
    this.addGrams(general, start, end, SEED.general);
    for (let i = start; i < end; i += 1) for (const gram of this.hashOf(words[i]!).grams) this.add(gram);
    this.add(place(mix(SEED.length, Math.min(end - start, LONGEST_LENGTH))));
    return {
      places: Uint32Array.from(this.found),
      weight: 1 / Math.sqrt(this.found.length + SHORT_MESSAGE_PLACES),
    };
  }

  /** The pieces of a message: a short one whole, a long one by overlapping windows. */
  pieces(reading: Reading): Features[] {
    const { length } = reading.words;
    const count = Math.max(1, Math.ceil((length - PIECE_WORDS + PIECE_STEP) / PIECE_STEP));
    const pieces: Features[] = [];
    for (let index = 0; index < count; index += 1) {
      if (index >= MOST_PIECES / 2 && index < count - MOST_PIECES / 2) continue;
      const start = index * PIECE_STEP;
      pieces.push(this.features(reading, start, Math.min(length, start + PIECE_WORDS)));
    }
    return pieces;
  }
}
