import { RECIPE } from './recipe';
import { toLengthOne } from './meaning';

/** The meanings of all rows, and of each entry's rows together. */
export interface MeaningShelf {
  readonly dimensions: number;
  /** One signed byte a dimension, row after row. */
  readonly rows: Int8Array;
  /** Of length one, entry after entry. */
  readonly pooled: readonly Float32Array[];
}

/** The largest byte stands for one: no part of a vector of length one is more. */
const ONE = 127;

export function packMeanings(meanings: readonly Float32Array[]): Int8Array {
  const dimensions = meanings[0]?.length ?? 0;
  const packed = new Int8Array(meanings.length * dimensions);
  meanings.forEach((meaning, row) => packed.set(meaning.map((value) => Math.round(value * ONE)), row * dimensions));
  return packed;
}

export function meaningShelfOf(
  rows: Int8Array,
  dimensions: number,
  rowsOfEntry: readonly (readonly number[])[],
): MeaningShelf {
  const pooled = rowsOfEntry.map((chosen) => {
    const sum = new Float32Array(dimensions);
    for (const row of chosen) for (let d = 0; d < dimensions; d += 1) sum[d]! += rows[row * dimensions + d]!;
    return toLengthOne(sum);
  });
  return { dimensions, rows, pooled };
}

/** The meaning as the linear model takes it, in proportion to the words. */
export function scaledMeaning(meaning: Float32Array): Float32Array {
  return meaning.map((value) => value * RECIPE.meaningWeight);
}

/** How alike in meaning a question is to an entry. */
export function meant(
  { dimensions, rows, pooled }: MeaningShelf,
  entry: number,
  chosen: readonly number[],
  question: Float32Array,
): { meantNearest: number; meantPooled: number } {
  if (dimensions === 0) return { meantNearest: 0, meantPooled: 0 };
  let nearest = 0;
  for (const row of chosen) {
    let sum = 0;
    for (let d = 0; d < dimensions; d += 1) sum += question[d]! * rows[row * dimensions + d]!;
    if (sum > nearest) nearest = sum;
  }
  const together = pooled[entry]!.reduce((sum, value, d) => sum + value * question[d]!, 0);
  return { meantNearest: nearest / ONE, meantPooled: together };
}
