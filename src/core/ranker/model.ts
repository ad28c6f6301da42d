import type { Language } from '../types';
import type { Vocabulary } from './vocabulary';

/** What a matcher can be told besides its entries. */
export interface MatcherOptions {
  /** Decides stems, n-grams and repair; English when left out. */
  readonly language?: Language;
  /** Groups of words or phrases that mean the same; each is read as the first of its group. */
  readonly synonyms?: readonly (readonly string[])[];
  /** Questions that no entry answers; the ranker learns to refuse what is like them. */
  readonly none?: readonly string[];
}

/** The texts as vectors, one byte a value: value = byte * the row's scale. */
export interface PackedRows {
  readonly starts: Uint32Array;
  /** Two bytes each where they suffice, since reading them is most of the time of a question. */
  readonly terms: Uint16Array | Uint32Array;
  readonly values: Uint8Array;
  readonly scales: Float32Array;
}

/** The linear model, one byte a weight: weight = byte * the term's scale, at `term * classes + class`. */
export interface PackedLinear {
  readonly classes: number;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly constants: Float32Array;
}

/** All that a matcher knows, as plain data. `encodeModel` and `decodeModel` carry it in a file. */
export interface RankerModel {
  readonly language: Language;
  readonly ids: readonly string[];
  readonly synonyms: readonly (readonly string[])[];
  /** The entries' texts, entry by entry; rows after the last of them are the texts to be refused. */
  readonly texts: readonly string[];
  /** The entry of each row; `ids.length` for a text to be refused. */
  readonly owners: Uint32Array;
  readonly vocabulary: Vocabulary;
  readonly rows: PackedRows;
  /** Absent when there are too many entries to train one in seconds. */
  readonly linear: PackedLinear | null;
  /** Weights of the signals that rank the candidates. */
  readonly blend: readonly number[];
  /** Weights of the signs that the first candidate is right. */
  readonly trust: readonly number[];
}
