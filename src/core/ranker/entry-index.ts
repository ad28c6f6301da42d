import type { PackedRows } from './model';
import { clear, type Sparse } from './sparse';

/** The texts of one entry, turned over: for each term, which of them have it. */
export interface EntryIndex {
  readonly rows: readonly number[];
  /** All terms of the entry, ascending; the texts with `terms[n]` lie from `starts[n]` to `starts[n + 1]`. */
  readonly terms: Uint32Array;
  /** Where to begin to look for a term: the first place of each bucket of `2 ** bucketShift` terms. */
  readonly buckets: Uint32Array;
  readonly bucketShift: number;
  readonly starts: Uint32Array;
  readonly slots: Uint16Array;
  readonly values: Float32Array;
  /** The sum of the entry's texts, divided by its length: the place of each term in it. */
  readonly pooled: Float32Array;
}

/** What is shared by a question and an entry. */
export interface Shared {
  /** Cosine to each text of the entry, in the order of `rows`. */
  readonly cosines: Float32Array;
  readonly pooled: number;
  /** Share of the question, by weight, that the entry's texts together also say. */
  readonly explained: number;
}

/** Counts how many of the rows have each term; `counts` comes and goes empty. */
function termsOf({ starts, terms }: PackedRows, rows: readonly number[], counts: Float32Array): Sparse {
  const found: number[] = [];
  for (const row of rows) {
    for (let n = starts[row]!; n < starts[row + 1]!; n += 1) {
      if (counts[terms[n]!] === 0) found.push(terms[n]!);
      counts[terms[n]!]! += 1;
    }
  }
  const ascending = Int32Array.from(found).sort();
  const values = Float32Array.from(ascending, (term) => counts[term]!);
  return { terms: ascending, values };
}

function startsOf(counts: Float32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let n = 0; n < counts.length; n += 1) starts[n + 1] = starts[n]! + counts[n]!;
  return starts;
}

/** Turns the texts of one entry over. `scratch` holds a zero for every term before and after. */
export function indexEntry(packed: PackedRows, rows: readonly number[], scratch: Float32Array): EntryIndex {
  const distinct = termsOf(packed, rows, scratch);
  const starts = startsOf(distinct.values);
  distinct.terms.forEach((term, n) => {
    scratch[term] = starts[n]!;
  });
  const slots = new Uint16Array(starts[starts.length - 1]!);
  const values = new Float32Array(slots.length);
  rows.forEach((row, slot) => {
    for (let n = packed.starts[row]!; n < packed.starts[row + 1]!; n += 1) {
      const at = scratch[packed.terms[n]!]!;
      scratch[packed.terms[n]!] = at + 1;
      slots[at] = slot;
      values[at] = packed.values[n]! * packed.scales[row]!;
    }
  });
  clear(distinct, scratch);
  const terms = Uint32Array.from(distinct.terms);
  return {
    rows,
    terms,
    ...bucketsOf(terms),
    starts,
    slots,
    values,
    pooled: pooledOf(starts, values),
  };
}

function pooledOf(starts: Uint32Array, values: Float32Array): Float32Array {
  const sums = new Float32Array(starts.length - 1);
  let square = 0;
  for (let n = 0; n < sums.length; n += 1) {
    for (let at = starts[n]!; at < starts[n + 1]!; at += 1) sums[n]! += values[at]!;
    square += sums[n]! ** 2;
  }
  const length = Math.sqrt(square) || 1;
  return sums.map((sum) => sum / length);
}

/** A bucket holds this many terms on average, so that a term is found in a step or two. */
const TERMS_IN_BUCKET = 4;

function bucketsOf(terms: Uint32Array): Pick<EntryIndex, 'buckets' | 'bucketShift'> {
  const range = (terms[terms.length - 1] ?? 0) + 1;
  const bucketShift = Math.max(0, Math.floor(Math.log2((range * TERMS_IN_BUCKET) / (terms.length || 1))));
  const buckets = new Uint32Array(((range - 1) >>> bucketShift) + 1);
  let place = 0;
  for (let bucket = 0; bucket < buckets.length; bucket += 1) {
    while (terms[place]! >>> bucketShift < bucket) place += 1;
    buckets[bucket] = place;
  }
  return { buckets, bucketShift };
}

/** The place of a term, or of the next larger one. */
function placeOf({ terms, buckets, bucketShift }: EntryIndex, wanted: number): number {
  let place = buckets[wanted >>> bucketShift] ?? terms.length;
  while (terms[place]! < wanted) place += 1;
  return place;
}

export function sharedWith(index: EntryIndex, question: Sparse): Shared {
  const { terms, starts, slots, values } = index;
  const cosines = new Float32Array(index.rows.length);
  let pooled = 0;
  let explained = 0;
  for (let n = 0; n < question.terms.length; n += 1) {
    const place = placeOf(index, question.terms[n]!);
    if (terms[place] !== question.terms[n]) continue;
    const weight = question.values[n]!;
    explained += weight * weight;
    pooled += weight * index.pooled[place]!;
    for (let at = starts[place]!; at < starts[place + 1]!; at += 1)
      cosines[slots[at]!]! += weight * values[at]!;
  }
  return { cosines, pooled, explained };
}
