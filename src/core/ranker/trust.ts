import type { Candidate } from './candidates';
import { chances } from './choice';

/** A candidate and its chance among the candidates, best first. */
export interface Ranked extends Candidate {
  readonly chance: number;
}

/** Chances nearer to none or all than this are not told apart. */
const SMALLEST_CHANCE = 1e-4;

export function signalsOf({ margin, pooled, nearest, few, explained }: Candidate): Float64Array {
  return Float64Array.of(margin, pooled, nearest, few, explained);
}

export function rankCandidates(candidates: readonly Candidate[], blend: readonly number[]): Ranked[] {
  const shares = chances(candidates.map(signalsOf), blend);
  const ranked = candidates.map((candidate, n) => ({ ...candidate, chance: shares[n]! }));
  return ranked.sort((left, right) => right.chance - left.chance || left.entry - right.entry);
}

/** The best candidate that is an entry, and not the refusal of all. */
export function firstEntry(ranked: readonly Ranked[], entries: number): Ranked | undefined {
  return ranked.find(({ entry }) => entry !== entries);
}

function logit(chance: number): number {
  const bounded = Math.min(Math.max(chance, SMALLEST_CHANCE), 1 - SMALLEST_CHANCE);
  return Math.log(bounded / (1 - bounded));
}

/** What is known of a question besides its candidates. */
export interface Bearing {
  readonly coverage: number;
  readonly familiarity: number;
  /** In words. */
  readonly length: number;
}

/** What tells whether the first candidate is right. */
export function signsOf(first: Ranked, { coverage, familiarity, length }: Bearing): Float64Array {
  const { margin, pooled, nearest, few, explained, chance } = first;
  return Float64Array.of(
    1,
    logit(chance),
    margin,
    pooled,
    nearest,
    few,
    coverage,
    familiarity,
    explained,
    explained * familiarity * coverage,
    Math.log1p(length),
  );
}
