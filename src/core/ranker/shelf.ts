import { byMargin, type Shelf } from './candidates';
import { indexEntry } from './entry-index';
import { byPooledCosine } from './inverted';
import type { PackedLinear, PackedRows } from './model';

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

/** Puts texts in order for questions. Where `linear` is null, cosines have to find the candidates. */
export function shelfOf(
  packed: PackedRows,
  rowsOfEntry: readonly (readonly number[])[],
  linear: PackedLinear | null,
  terms: number,
): Shelf {
  const scratch = new Float32Array(terms);
  const entries = rowsOfEntry.map((rows) => indexEntry(packed, rows, scratch));
  return { entries, shortlist: linear ? byMargin(linear, entries) : byPooledCosine(entries, terms) };
}
