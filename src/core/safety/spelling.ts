import { DeletionFilter } from './deletion-filter';
import { foldDoubles } from './tokens';

/** A shorter word has too many real neighbours: one typo in "pill" gives "fill", "will", "kill". */
const ONE_TYPO_FROM = 5;
const TWO_TYPOS_FROM = 9;
/** Longer words are not looked up with two typos: the number of variants grows with the square. */
const TWO_TYPOS_UP_TO = 14;
const ONE_TYPO_UP_TO = 20;

/** How many typos a word of this length may have. */
export function allowedTypos(length: number): number {
  if (length < ONE_TYPO_FROM) return 0;
  return length < TWO_TYPOS_FROM ? 1 : 2;
}

/** Edit distance with neighbouring letters swapped as one edit; anything above `limit` is `limit + 1`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

function without(word: string, index: number): string {
  return word.slice(0, index) + word.slice(index + 1);
}

/** The word itself and what is left of it when up to `count` letters are left out. */
export function deletions(word: string, count: number): Set<string> {
  const all = new Set([word]);
  let layer = [word];
  for (let round = 0; round < count; round += 1) {
    const next = new Set<string>();
    for (const item of layer) for (let i = 0; i < item.length; i += 1) next.add(without(item, i));
    for (const item of next) all.add(item);
    layer = [...next];
  }
  return all;
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}

/** Finds the words of a list that a mistyped word may stand for. */
export class SpellingIndex {
  private readonly byDeletion = new Map<string, string[]>();
  private readonly filter = new DeletionFilter();
  /** Words by what is left when a missing letter made two equal ones meet: "cleanng" is read as "cleang". */
  private readonly byMeeting = new Map<string, string[]>();

  constructor(vocabulary: Iterable<string>) {
    for (const word of vocabulary) this.add(word);
  }

  private add(word: string): void {
    const typos = allowedTypos(word.length);
    if (typos === 0) return;
    for (const key of deletions(word, typos)) {
      push(this.byDeletion, key, word);
      this.filter.add(key);
    }
    for (const key of deletions(word, 1)) {
      if (foldDoubles(key) !== key) push(this.byMeeting, foldDoubles(key), word);
    }
  }

  /** Words whose doubled letter was parted by a foreign one: "bleqeding". */
  private parted(word: string): string[] {
    const shorter: string[] = [];
    for (let at = 1; at + 1 < word.length; at += 1) {
      if (word[at - 1] === word[at + 1]) shorter.push(foldDoubles(without(word, at)));
    }
    return shorter.filter((one) => this.byDeletion.get(one)?.includes(one));
  }

  /** Words within the typos that their own length allows; the word itself is not among them. */
  near(word: string): string[] {
    const folded = foldDoubles(word);
    if (folded.length < ONE_TYPO_FROM - 1 || folded.length > ONE_TYPO_UP_TO) return [];
    const reach = folded.length >= TWO_TYPOS_FROM - 1 && folded.length <= TWO_TYPOS_UP_TO ? 2 : 1;
    const found = new Set<string>();
    for (const key of this.filter.likely(folded, reach)) {
      for (const candidate of this.byDeletion.get(key) ?? []) found.add(candidate);
    }
    const near = [...found].filter((candidate) => {
      const limit = allowedTypos(candidate.length);
      return candidate !== folded && distance(folded, candidate, limit) <= limit;
    });
    return [...near, ...(this.byMeeting.get(folded) ?? []), ...this.parted(folded)];
  }
}
