import type { Shelf, Shortlisted } from './candidates';
import type { PackedRows } from './model';
import { RECIPE } from './recipe';
import type { Sparse } from './sparse';

interface Stock {
  readonly rows: PackedRows;
  readonly rowsOfEntry: readonly (readonly number[])[];
  readonly lengths: Float32Array;
  readonly terms: number;
}

interface Postings {
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  readonly values: Float32Array;
}

/** A term of more entries than this tells little and costs much; rarer terms of the question decide first. */
const POSTINGS_AT_MOST = 400;
/** Visits for one question, at most, so that time hardly grows with the number of entries. */
const VISITS_AT_MOST = 40_000;

function summed({ rows, rowsOfEntry, lengths }: Stock, entry: number): Map<number, number> {
  const sums = new Map<number, number>();
  for (const row of rowsOfEntry[entry]!) {
    const scale = rows.scales[row]! / (lengths[entry]! || 1);
    for (let n = rows.starts[row]!; n < rows.starts[row + 1]!; n += 1) {
      const term = rows.terms[n]!;
      sums.set(term, (sums.get(term) ?? 0) + rows.values[n]! * scale);
    }
  }
  return sums;
}

function postingsOf(stock: Stock): Postings {
  const sums = stock.rowsOfEntry.map((_, entry) => summed(stock, entry));
  const starts = new Int32Array(stock.terms + 1);
  for (const sum of sums) for (const term of sum.keys()) starts[term + 1]! += 1;
  for (let term = 0; term < stock.terms; term += 1) starts[term + 1]! += starts[term]!;
  const next = starts.slice();
  const entries = new Int32Array(starts[stock.terms]!);
  const values = new Float32Array(starts[stock.terms]!);
  sums.forEach((sum, entry) => {
    for (const [term, value] of sum) {
      entries[next[term]!] = entry;
      values[next[term]!] = value;
      next[term]! += 1;
    }
  });
  return { starts, entries, values };
}

/** The places of the question's terms, those of fewest entries first. */
function rarestFirst(question: Sparse, starts: Int32Array): number[] {
  const count = (place: number): number =>
    starts[question.terms[place]! + 1]! - starts[question.terms[place]!]!;
  return [...question.terms.keys()].sort((left, right) => count(left) - count(right));
}

/** Shortlists by the cosine to the sum of each entry's texts, through an inverted index. */
export function byPooledCosine(stock: Stock): Shelf['shortlist'] {
  const { starts, entries, values } = postingsOf(stock);
  const scores = new Float32Array(stock.rowsOfEntry.length);
  return (question) => {
    const touched: number[] = [];
    let visits = 0;
    for (const place of rarestFirst(question, starts)) {
      const term = question.terms[place]!;
      const from = starts[term]!;
      const to = starts[term + 1]!;
      if (visits > 0 && (to - from > POSTINGS_AT_MOST || visits > VISITS_AT_MOST)) break;
      visits += to - from;
      for (let n = from; n < to; n += 1) {
        const entry = entries[n]!;
        if (scores[entry] === 0) touched.push(entry);
        scores[entry]! += question.values[place]! * values[n]!;
      }
    }
    const best = touched
      .sort((left, right) => scores[right]! - scores[left]! || left - right)
      .slice(0, RECIPE.candidates);
    const found: Shortlisted[] = best.map((entry) => ({ entry, margin: 0 }));
    for (const entry of touched) scores[entry] = 0;
    return found;
  };
}
