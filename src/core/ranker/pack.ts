import type { PackedLinear, PackedRows } from './model';
import { RECIPE } from './recipe';
import { type Rows, rowAt, type Sparse } from './sparse';
import type { Linear } from './svm';

const LARGEST_BYTE = 255;
const LARGEST_SIGNED_BYTE = 127;

/** Rounds the values of each row to a byte and leaves out those that hardly count. */
export function packRows(rows: Rows, vocabularySize: number): PackedRows {
  const count = rows.starts.length - 1;
  const starts = new Uint32Array(count + 1);
  const scales = new Float32Array(count);
  const terms: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < count; row += 1) {
    scales[row] = packRow(rowAt(rows, row), terms, values);
    starts[row + 1] = terms.length;
  }
  return { starts, terms: narrowest(terms, vocabularySize), values: Uint8Array.from(values), scales };
}

/** Appends the terms and bytes of a row; gives its scale. */
function packRow(row: Sparse, terms: number[], values: number[]): number {
  const largest = row.values.reduce((most, value) => Math.max(most, value), 0);
  const scale = largest / LARGEST_BYTE;
  row.values.forEach((value, n) => {
    if (value < largest * RECIPE.smallestShare) return;
    terms.push(row.terms[n]!);
    values.push(Math.round(value / scale));
  });
  return scale;
}

const TWO_BYTES = 65_536;

/** Numbers of terms in the fewest bytes that hold every term of the vocabulary. */
export function narrowest(terms: ArrayLike<number>, vocabularySize: number): Uint16Array | Uint32Array {
  return vocabularySize <= TWO_BYTES ? Uint16Array.from(terms) : Uint32Array.from(terms);
}

/** Rounds the weights of each term to a signed byte. */
export function packLinear({ classes, weights, constants }: Linear): PackedLinear {
  const packed = new Int8Array(weights.length);
  const scales = new Float32Array(weights.length / classes);
  for (let term = 0; term < scales.length; term += 1) {
    const row = weights.subarray(term * classes, (term + 1) * classes);
    let largest = 0;
    for (const weight of row) largest = Math.max(largest, Math.abs(weight));
    scales[term] = largest / LARGEST_SIGNED_BYTE;
    if (largest === 0) continue;
    for (let k = 0; k < classes; k += 1) packed[term * classes + k] = Math.round(row[k]! / scales[term]!);
  }
  return { classes, weights: packed, scales, constants };
}
