/**
 * What words mean, as static vectors: words of like meaning point the same way. Made offline from a
 * sentence encoder (see `scripts/make-vectors`), so that nothing but additions is left for run time.
 */
export interface WordVectors {
  readonly words: readonly string[];
  readonly dimensions: number;
  /** How much each word says, 0 to 1: common words little. */
  readonly weights: Float32Array;
  /** One signed byte a dimension, word after word; a word's vector is its bytes times its scale. */
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

export interface Meanings {
  readonly dimensions: number;
  /** The direction of a text, of length one; all zeros when no word of it is known. */
  of(words: readonly string[]): Float32Array;
  has(word: string): boolean;
}

const NOTHING: Meanings = { dimensions: 0, of: () => new Float32Array(0), has: () => false };

/** Looks up the meaning of texts; without vectors there is none, of no dimensions. */
export function createMeanings(vectors?: WordVectors): Meanings {
  if (!vectors) return NOTHING;
  const { dimensions, weights, values, scales } = vectors;
  const places = new Map(vectors.words.map((word, place) => [word, place]));
  return {
    dimensions,
    has: (word) => places.has(word),
    of: (words) => {
      const sum = new Float32Array(dimensions);
      for (const word of words) {
        const place = places.get(word);
        if (place === undefined) continue;
        const weight = weights[place]! * scales[place]!;
        for (let d = 0; d < dimensions; d += 1) sum[d]! += weight * values[place * dimensions + d]!;
      }
      return toLengthOne(sum);
    },
  };
}

export function toLengthOne(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}
