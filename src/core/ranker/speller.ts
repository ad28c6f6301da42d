import Fuse from 'fuse.js';
import { editCost } from './keyboard';

/** Shorter words have too many neighbours to be mended with confidence. */
const SHORTEST_TO_MEND = 4;
/** Words that are compared letter by letter, at most; shared pairs of letters choose them. */
const CANDIDATES_AT_MOST = 12;
const MOST_LETTERS_MORE_OR_LESS = 2;
/** Pairs shared, as a share of the pairs of both words: one slip in four letters leaves a fifth. */
const LEAST_LIKENESS = 0.18;
/** fuse.js is slow, so it is asked only where the edit cost leaves several words about as likely. */
const NEARLY_AS_CHEAP = 0.15;
const FUSE_THRESHOLD = 0.6;
const LETTERS_ONLY = /^\p{L}+$/u;
const EDGE = ' ';

export interface SpellerInput {
  /** The words to mend towards, each once, the more frequent first. */
  readonly vocabulary: readonly string[];
  /** Whether a word is right as it is. */
  readonly isKnown: (word: string) => boolean;
}

/** What an edit may cost for a word of this length: one slip in a short word, two in a long one. */
function allowance(length: number): number {
  if (length <= 4) return 1;
  return length <= 7 ? 1.3 : 2.1;
}

function pairsOf(word: string): Set<string> {
  const edged = EDGE + word + EDGE;
  const pairs = new Set<string>();
  for (let start = 0; start + 1 < edged.length; start += 1) pairs.add(edged.slice(start, start + 2));
  return pairs;
}

function placesByPair(vocabulary: readonly string[]): Map<string, number[]> {
  const byPair = new Map<string, number[]>();
  vocabulary.forEach((word, place) => {
    for (const pair of pairsOf(word)) {
      const places = byPair.get(pair);
      if (places) places.push(place);
      else byPair.set(pair, [place]);
    }
  });
  return byPair;
}

/** Finds the words of about the same length that share most pairs of letters with a misspelt one. */
function neighbourhood(vocabulary: readonly string[]): (word: string) => string[] {
  const byPair = placesByPair(vocabulary);
  const shared = new Uint8Array(vocabulary.length);
  return (word) => {
    const touched: number[] = [];
    for (const pair of pairsOf(word)) {
      for (const place of byPair.get(pair) ?? []) {
        if (shared[place] === 0) touched.push(place);
        shared[place]! += 1;
      }
    }
    const likeness = (place: number): number =>
      shared[place]! / (vocabulary[place]!.length + word.length + 2);
    const near = touched
      .filter((place) => Math.abs(vocabulary[place]!.length - word.length) <= MOST_LETTERS_MORE_OR_LESS)
      .map((place) => ({ place, likeness: likeness(place) }))
      .filter((neighbour) => neighbour.likeness >= LEAST_LIKENESS)
      .sort((left, right) => right.likeness - left.likeness || left.place - right.place);
    for (const place of touched) shared[place] = 0;
    return near.slice(0, CANDIDATES_AT_MOST).map(({ place }) => vocabulary[place]!);
  };
}

/** A function that mends an unknown word towards the vocabulary, or leaves it as it is. */
export function createSpeller({ vocabulary, isKnown }: SpellerInput): (word: string) => string {
  const mendable = vocabulary.filter((word) => word.length >= SHORTEST_TO_MEND && LETTERS_ONLY.test(word));
  const neighbours = neighbourhood(mendable);
  return (word) => {
    if (word.length < SHORTEST_TO_MEND || !LETTERS_ONLY.test(word) || isKnown(word)) return word;
    const near = neighbours(word)
      .map((meant) => ({ meant, cost: editCost(word, meant) }))
      .filter(({ cost }) => cost <= allowance(word.length));
    const least = Math.min(...near.map(({ cost }) => cost));
    const best = near.filter(({ cost }) => cost <= least + NEARLY_AS_CHEAP).map(({ meant }) => meant);
    return (best.length > 1 ? likest(word, best) : best[0]) ?? word;
  };
}

/** Of words that are about as easily mistyped, the one that fuse.js finds most alike. */
function likest(word: string, meant: readonly string[]): string | undefined {
  return new Fuse(meant, { threshold: FUSE_THRESHOLD }).search(word)[0]?.item ?? meant[0];
}
