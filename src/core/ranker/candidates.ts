import type { PackedLinear } from './model';
import { RECIPE } from './recipe';
import { clear, dotRow, type Rows, type Sparse, spreadOut } from './sparse';

/** What speaks for one entry. All signals grow with likeness. */
export interface Candidate {
  /** Number of the entry; the number after the last entry stands for "none of them". */
  readonly entry: number;
  readonly margin: number;
  /** Cosine to the sum of the entry's texts. */
  readonly pooled: number;
  /** Cosine to the nearest text. */
  readonly nearest: number;
  /** Mean cosine to the three nearest texts. */
  readonly few: number;
  readonly nearestRow: number;
}

/** What candidates are found with. */
export interface Shelf {
  readonly rows: Rows;
  /** The rows of each entry, and at the end those to be refused. */
  readonly rowsOfEntry: readonly (readonly number[])[];
  /** Length of the sum of each entry's rows. */
  readonly lengths: Float32Array;
  /** The numbers of the entries most worth comparing with a question, and the margin of each. */
  readonly shortlist: (question: Sparse) => readonly Shortlisted[];
  readonly terms: number;
}

export interface Shortlisted {
  readonly entry: number;
  readonly margin: number;
}

export const SIGNALS = ['margin', 'pooled', 'nearest', 'few'] as const;
const FEW = 3;

/** Length of the sum of some rows. */
export function lengthOfSum(rows: Rows, chosen: readonly number[], scratch: Float32Array): number {
  let square = 0;
  for (const row of chosen) {
    for (let n = rows.starts[row]!; n < rows.starts[row + 1]!; n += 1) {
      const term = rows.terms[n]!;
      const before = scratch[term]!;
      const after = before + rows.values[n]!;
      scratch[term] = after;
      square += after * after - before * before;
    }
  }
  for (const row of chosen)
    for (let n = rows.starts[row]!; n < rows.starts[row + 1]!; n += 1) scratch[rows.terms[n]!] = 0;
  return Math.sqrt(square);
}

function compare(shelf: Shelf, { entry, margin }: Shortlisted, spread: Float32Array): Candidate {
  let sum = 0;
  const best = [0, 0, 0];
  let nearestRow = shelf.rowsOfEntry[entry]![0] ?? 0;
  for (const row of shelf.rowsOfEntry[entry]!) {
    const cosine = dotRow(shelf.rows, row, spread);
    sum += cosine;
    if (cosine > best[0]!) nearestRow = row;
    if (cosine <= best[FEW - 1]!) continue;
    best[FEW - 1] = cosine;
    best.sort((left, right) => right - left);
  }
  const few =
    best.reduce((total, cosine) => total + cosine, 0) / Math.min(FEW, shelf.rowsOfEntry[entry]!.length || 1);
  return { entry, margin, pooled: sum / (shelf.lengths[entry]! || 1), nearest: best[0]!, few, nearestRow };
}

/** The candidates for a question, with all that speaks for each, in no order. */
export function candidatesOf(shelf: Shelf, question: Sparse, spread: Float32Array): Candidate[] {
  spreadOut(question, spread);
  const found = shelf.shortlist(question).map((shortlisted) => compare(shelf, shortlisted, spread));
  clear(question, spread);
  return found;
}

/** The margins of all classes for one question. */
function fillMargins(
  { classes, weights, scales }: PackedLinear,
  { terms, values }: Sparse,
  margins: Float32Array,
): void {
  for (let n = 0; n < terms.length; n += 1) {
    const term = terms[n]!;
    const value = values[n]! * scales[term]!;
    const row = weights.subarray(term * classes, (term + 1) * classes);
    for (let k = 0; k < margins.length; k += 1) margins[k] = margins[k]! + value * row[k]!;
  }
}

/** Shortlists by the margins of a linear model; classes without texts never come up. */
export function byMargin(
  linear: PackedLinear,
  rowsOfEntry: readonly (readonly number[])[],
): Shelf['shortlist'] {
  const margins = new Float32Array(linear.classes);
  return (question) => {
    margins.set(linear.constants);
    fillMargins(linear, question, margins);
    return best(margins, rowsOfEntry);
  };
}

function best(scores: Float32Array, rowsOfEntry: readonly (readonly number[])[]): Shortlisted[] {
  const top: Shortlisted[] = [];
  for (let entry = 0; entry < scores.length; entry += 1) {
    const margin = scores[entry]!;
    const full = top.length === RECIPE.candidates;
    if ((full && margin <= top[top.length - 1]!.margin) || rowsOfEntry[entry]!.length === 0) continue;
    if (full) top.pop();
    let place = top.length;
    while (place > 0 && top[place - 1]!.margin < margin) place -= 1;
    top.splice(place, 0, { entry, margin });
  }
  return top;
}
