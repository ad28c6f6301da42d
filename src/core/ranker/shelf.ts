import { byMargin, lengthOfSum, type Shelf } from './candidates';
import { byPooledCosine } from './inverted';
import type { PackedLinear } from './model';
import type { Rows } from './sparse';

/** Puts the chosen rows in order for questions. `linear` is null where cosines have to find the candidates. */
export function shelfOf(
  rows: Rows,
  rowsOfEntry: readonly (readonly number[])[],
  linear: PackedLinear | null,
  terms: number,
): Shelf {
  const scratch = new Float32Array(terms);
  const lengths = Float32Array.from(rowsOfEntry, (chosen) => lengthOfSum(rows, chosen, scratch));
  const shortlist = linear
    ? byMargin(linear, rowsOfEntry)
    : byPooledCosine({ rows, rowsOfEntry, lengths, terms });
  return { rows, rowsOfEntry, lengths, shortlist, terms };
}
