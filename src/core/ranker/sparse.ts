/** A vector of which most places are zero: `values[n]` stands at place `terms[n]`. */
export interface Sparse {
  readonly terms: Int32Array;
  readonly values: Float32Array;
}

/** Many sparse vectors in one piece: row `r` lies from `starts[r]` to `starts[r + 1]`. */
export interface Rows {
  readonly starts: Int32Array;
  readonly terms: Int32Array;
  readonly values: Float32Array;
}

export function rowsOf(vectors: readonly Sparse[]): Rows {
  const starts = new Int32Array(vectors.length + 1);
  vectors.forEach((vector, row) => {
    starts[row + 1] = starts[row]! + vector.terms.length;
  });
  const length = starts[vectors.length]!;
  const rows = { starts, terms: new Int32Array(length), values: new Float32Array(length) };
  vectors.forEach((vector, row) => {
    rows.terms.set(vector.terms, starts[row]!);
    rows.values.set(vector.values, starts[row]!);
  });
  return rows;
}

/** Row `row` as a view, without copying. */
export function rowAt({ starts, terms, values }: Rows, row: number): Sparse {
  const from = starts[row]!;
  const to = starts[row + 1]!;
  return { terms: terms.subarray(from, to), values: values.subarray(from, to) };
}

/** Takes the places of a vector in a spread-out array back to zero. */
export function clear(vector: Sparse, spread: Float32Array): void {
  for (let n = 0; n < vector.terms.length; n += 1) spread[vector.terms[n]!] = 0;
}
