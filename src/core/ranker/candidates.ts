import { type EntryIndex, sharedWith } from './entry-index';
import type { PackedLinear } from './model';
import { RECIPE } from './recipe';
import type { Sparse } from './sparse';

/** How like a question is to an entry's texts. All signals grow with likeness. */
export interface Compared {
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

/** What speaks for one entry. */
export interface Candidate extends Compared {
  /** Number of the entry; the number after the last entry stands for "none of them". */
  readonly entry: number;
  /** What the linear model says. */
  readonly margin: number;
}

export interface Shortlisted {
  readonly entry: number;
  readonly margin: number;
}

/** What candidates are found with. */
export interface Shelf {
  /** The texts of each entry, and at the end those to be refused. */
  readonly entries: readonly EntryIndex[];
  /** The entries most worth comparing with a question. */
  readonly shortlist: (question: Sparse) => readonly Shortlisted[];
}

const FEW = 3;

/** The nearest text, and the sum of the cosines of the `FEW` nearest. */
function nearestOf(cosines: Float32Array): {
  readonly slot: number;
  readonly cosine: number;
  readonly sum: number;
} {
  let [first, second, third] = [0, 0, 0];
  let nearest = 0;
  for (let slot = 0; slot < cosines.length; slot += 1) {
    const cosine = cosines[slot]!;
    if (cosine <= third) continue;
    if (cosine > first) {
      [third, second, first] = [second, first, cosine];
      nearest = slot;
    } else if (cosine > second) [third, second] = [second, cosine];
    else third = cosine;
  }
  return { slot: nearest, cosine: first, sum: third + second + first };
}

export function compare(index: EntryIndex, question: Sparse): Compared {
  const { cosines, pooled, explained } = sharedWith(index, question);
  const { slot, cosine, sum } = nearestOf(cosines);
  const few = sum / Math.min(FEW, cosines.length || 1);
  return { pooled, nearest: cosine, few, explained, nearestRow: index.rows[slot] ?? 0 };
}

/** The candidates for a question, with all that speaks for each, in no order. */
export function candidatesOf({ entries, shortlist }: Shelf, question: Sparse): Candidate[] {
  return shortlist(question).map((shortlisted) => ({
    ...shortlisted,
    ...compare(entries[shortlisted.entry]!, question),
  }));
}

/** The margins of all classes for one question. */
export function marginsOf(linear: PackedLinear, { terms, values }: Sparse): Float32Array {
  const { classes, weights, scales, constants } = linear;
  const margins = constants.slice();
  for (let n = 0; n < terms.length; n += 1) {
    const base = terms[n]! * classes;
    const value = values[n]! * scales[terms[n]!]!;
    for (let k = 0; k < classes; k += 1) margins[k]! += value * weights[base + k]!;
  }
  return margins;
}

/** Shortlists by the margins of a linear model; entries without texts never come up. */
export function byMargin(linear: PackedLinear, entries: readonly EntryIndex[]): Shelf['shortlist'] {
  return (question) => best(marginsOf(linear, question), entries);
}

function best(margins: Float32Array, entries: readonly EntryIndex[]): Shortlisted[] {
  const top: Shortlisted[] = [];
  for (let entry = 0; entry < margins.length; entry += 1) {
    const margin = margins[entry]!;
    const full = top.length === RECIPE.candidates;
    if ((full && margin <= top[top.length - 1]!.margin) || entries[entry]!.rows.length === 0) continue;
    if (full) top.pop();
    let place = top.length;
    while (place > 0 && top[place - 1]!.margin < margin) place -= 1;
    top.splice(place, 0, { entry, margin });
  }
  return top;
}
