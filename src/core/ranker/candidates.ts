import type { PackedLinear, PackedRows } from './model';
import { RECIPE } from './recipe';
import { clear, type Sparse, spreadOut } from './sparse';

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
  /** Share of the question, by weight, that the entry's texts together also say. */
  readonly explained: number;
  readonly nearestRow: number;
}

/** What candidates are found with. */
export interface Shelf {
  readonly rows: PackedRows;
  /** The rows of each entry, and at the end those to be refused. */
  readonly rowsOfEntry: readonly (readonly number[])[];
  /** All terms of each entry, ascending. */
  readonly termsOfEntry: readonly ArrayLike<number>[];
  /** Length of the sum of each entry's rows. */
  readonly lengths: Float32Array;
  /** The numbers of the entries most worth comparing with a question, and the margin of each. */
  readonly shortlist: (question: Sparse) => readonly Shortlisted[];
}

export interface Shortlisted {
  readonly entry: number;
  readonly margin: number;
}

const FEW = 3;

/** The dot product of a row and a vector that is spread out over all terms. */
function dotRow({ starts, terms, values, scales }: PackedRows, row: number, spread: Float32Array): number {
  const end = starts[row + 1]!;
  let sum = 0;
  for (let n = starts[row]!; n < end; n += 1) sum += values[n]! * spread[terms[n]!]!;
  return sum * scales[row]!;
}

function holds(ascending: ArrayLike<number>, wanted: number): boolean {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === wanted;
}

function explainedBy(terms: ArrayLike<number>, question: Sparse): number {
  let square = 0;
  for (let n = 0; n < question.terms.length; n += 1) {
    if (holds(terms, question.terms[n]!)) square += question.values[n]! ** 2;
  }
  return square;
}

function compare(
  shelf: Shelf,
  { entry, margin }: Shortlisted,
  question: Sparse,
  spread: Float32Array,
): Candidate {
  const rows = shelf.rowsOfEntry[entry]!;
  let sum = 0;
  const best = [0, 0, 0];
  let nearestRow = rows[0] ?? 0;
  for (const row of rows) {
    const cosine = dotRow(shelf.rows, row, spread);
    sum += cosine;
    if (cosine > best[0]!) nearestRow = row;
    if (cosine <= best[FEW - 1]!) continue;
    best[FEW - 1] = cosine;
    best.sort((left, right) => right - left);
  }
  return {
    entry,
    margin,
    pooled: sum / (shelf.lengths[entry]! || 1),
    nearest: best[0]!,
    few: best.reduce((total, cosine) => total + cosine, 0) / Math.min(FEW, rows.length || 1),
    explained: explainedBy(shelf.termsOfEntry[entry]!, question),
    nearestRow,
  };
}

/** The candidates for a question, with all that speaks for each, in no order. */
export function candidatesOf(shelf: Shelf, question: Sparse, spread: Float32Array): Candidate[] {
  spreadOut(question, spread);
  const found = shelf.shortlist(question).map((shortlisted) => compare(shelf, shortlisted, question, spread));
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
