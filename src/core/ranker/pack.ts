import type { PackedLinear, PackedRows } from './model';
import type { Rows } from './sparse';
import type { Linear } from './svm';

const LARGEST_BYTE = 255;
const LARGEST_SIGNED_BYTE = 127;

/** Rounds the values of each row to a byte. */
export function packRows({ starts, terms, values }: Rows, vocabularySize: number): PackedRows {
  const count = starts.length - 1;
  const packed = new Uint8Array(values.length);
  const scales = new Float32Array(count);
  for (let row = 0; row < count; row += 1) {
    let largest = 0;
    for (let n = starts[row]!; n < starts[row + 1]!; n += 1) largest = Math.max(largest, values[n]!);
    scales[row] = largest / LARGEST_BYTE;
    if (largest === 0) continue;
    for (let n = starts[row]!; n < starts[row + 1]!; n += 1) packed[n] = Math.round(values[n]! / scales[row]!);
  }
  return { starts: Uint32Array.from(starts), terms: narrowest(terms, vocabularySize), values: packed, scales };
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
