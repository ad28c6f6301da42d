import type { Shelf } from './candidates';
import type { EntryIndex } from './entry-index';
import { RECIPE } from './recipe';
import type { Sparse } from './sparse';

/** For each term, the entries that have it: those of term `t` lie from `starts[t]` to `starts[t + 1]`. */
interface Postings {
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
  readonly values: Float32Array;
}

/** A term of more entries than this tells little and costs much; rarer terms of the question decide alone. */
const POSTINGS_AT_MOST = 400;
/** Visits for one question, at most, so that its time hardly grows with the number of entries. */
const VISITS_AT_MOST = 20_000;

function startsOf(entries: readonly EntryIndex[], terms: number): Uint32Array {
  const starts = new Uint32Array(terms + 1);
  for (const entry of entries) for (const term of entry.terms) starts[term + 1]! += 1;
  for (let term = 0; term < terms; term += 1) starts[term + 1]! += starts[term]!;
  return starts;
}

function postingsOf(indexes: readonly EntryIndex[], terms: number): Postings {
  const starts = startsOf(indexes, terms);
  const next = starts.slice();
  const entries = new Uint32Array(starts[terms]!);
  const values = new Float32Array(starts[terms]!);
  indexes.forEach((index, entry) => {
    index.terms.forEach((term, n) => {
      entries[next[term]!] = entry;
      values[next[term]!] = index.pooled[n]!;
      next[term]! += 1;
    });
  });
  return { starts, entries, values };
}

/** The places of the question's terms, those of fewest entries first. */
function rarestFirst(question: Sparse, starts: Uint32Array): number[] {
  const count = (place: number): number =>
    starts[question.terms[place]! + 1]! - starts[question.terms[place]!]!;
  return [...question.terms.keys()].sort((left, right) => count(left) - count(right));
}

/** Adds up cosines term by term; gives the entries that were touched. */
function addUp(question: Sparse, { starts, entries, values }: Postings, scores: Float32Array): number[] {
  const touched: number[] = [];
  let visits = 0;
  for (const place of rarestFirst(question, starts)) {
    const from = starts[question.terms[place]!]!;
    const to = starts[question.terms[place]! + 1]!;
    if (visits > 0 && (to - from > POSTINGS_AT_MOST || visits > VISITS_AT_MOST)) break;
    visits += to - from;
    for (let n = from; n < to; n += 1) {
      const entry = entries[n]!;
      if (scores[entry] === 0) touched.push(entry);
      scores[entry]! += question.values[place]! * values[n]!;
    }
  }
  return touched;
}

/** Shortlists by the cosine to the sum of each entry's texts, through an inverted index. */
export function byPooledCosine(indexes: readonly EntryIndex[], terms: number): Shelf['shortlist'] {
  const postings = postingsOf(indexes, terms);
  const scores = new Float32Array(indexes.length);
  return (question) => {
    const touched = addUp(question, postings, scores);
    const order = touched.sort((left, right) => scores[right]! - scores[left]! || left - right);
    const found = order.slice(0, RECIPE.candidates).map((entry) => ({ entry, margin: 0 }));
    for (const entry of touched) scores[entry] = 0;
    return found;
  };
}
