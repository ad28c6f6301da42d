import { byMargin, type Shelf } from './candidates';
import { byPooledCosine } from './inverted';
import type { PackedLinear, PackedRows } from './model';

/** Length of the sum of some rows; `scratch` comes and goes empty. */
function lengthOfSum(
  { starts, terms, values, scales }: PackedRows,
  chosen: readonly number[],
  scratch: Float32Array,
) {
  let square = 0;
  for (const row of chosen) {
    for (let n = starts[row]!; n < starts[row + 1]!; n += 1) {
      const before = scratch[terms[n]!]!;
      const after = before + values[n]! * scales[row]!;
      scratch[terms[n]!] = after;
      square += after * after - before * before;
    }
  }
  for (const row of chosen) for (let n = starts[row]!; n < starts[row + 1]!; n += 1) scratch[terms[n]!] = 0;
  return Math.sqrt(square);
}

/** The distinct terms of some rows, ascending. */
function termsOf({ starts, terms }: PackedRows, chosen: readonly number[]): Uint16Array | Uint32Array {
  const found = new Set<number>();
  for (const row of chosen) for (let n = starts[row]!; n < starts[row + 1]!; n += 1) found.add(terms[n]!);
  return (terms instanceof Uint16Array ? Uint16Array.from(found) : Uint32Array.from(found)).sort();
}

/** The chosen rows of each entry, in order; the last list holds the texts to be refused. */
export function rowsByOwner(
  owners: ArrayLike<number>,
  entries: number,
  chosen: Iterable<number>,
): number[][] {
  const lists: number[][] = Array.from({ length: entries + 1 }, () => []);
  for (const row of chosen) lists[owners[row]!]!.push(row);
  return lists;
}

/** Puts rows in order for questions. Where `linear` is null, cosines have to find the candidates. */
export function shelfOf(
  rows: PackedRows,
  rowsOfEntry: readonly (readonly number[])[],
  linear: PackedLinear | null,
  terms: number,
): Shelf {
  const scratch = new Float32Array(terms);
  const lengths = Float32Array.from(rowsOfEntry, (chosen) => lengthOfSum(rows, chosen, scratch));
  const shortlist = linear
    ? byMargin(linear, rowsOfEntry)
    : byPooledCosine({ rows, rowsOfEntry, lengths, terms });
  const termsOfEntry = rowsOfEntry.map((chosen) => termsOf(rows, chosen));
  return { rows, rowsOfEntry, lengths, shortlist, termsOfEntry };
}
