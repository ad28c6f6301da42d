import type { CompiledPhrase } from './compiled';

/** Words `start` to `end` (exclusive) of a message; `used` are the words that the phrase names. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly used: readonly number[];
}

/** Steps that one try may take: many equal words in a row must not make a search grow. */
const STEPS_PER_TRY = 64;
/** Longest entry of a group in words; a span that ends near a word starts no further away. */
const LONGEST_ENTRY = 8;
/** Places of one phrase that are looked at; where its rarest word stands more often, nobody is writing sentences. */
const MOST_PLACES = 200;

/** Where one slot occurs, sorted by start. */
interface Places {
  readonly starts: number[];
  readonly ends: number[];
}

interface Try {
  readonly phrase: CompiledPhrase;
  readonly used: number[];
  steps: number;
}

/** The first index whose value is at least `value`. */
export function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where each slot occurs in one message, and the search for phrases over it. */
export class SpanTable {
  private readonly places = new Map<number, Places>();

  constructor(private readonly sentences: readonly number[]) {}

  /** Adds a place of a slot; places must come in order, the same place twice counts once. */
  add(slot: number, start: number, end: number): void {
    const known = this.places.get(slot);
    if (!known) {
      this.places.set(slot, { starts: [start], ends: [end] });
      return;
    }
    const last = known.starts.length - 1;
    if (known.starts[last] === start && known.ends[last] === end) return;
    known.starts.push(start);
    known.ends.push(end);
  }

  /** Adds places of a slot that come in any order. */
  merge(slot: number, spans: readonly Span[]): void {
    const known = this.places.get(slot);
    const old = known ? known.starts.map((start, i) => ({ start, end: known.ends[i]! })) : [];
    this.places.delete(slot);
    const sorted = [...old, ...spans].sort((a, b) => a.start - b.start || a.end - b.end);
    for (const { start, end } of sorted) this.add(slot, start, end);
  }

  /** The slots that occur in the message. */
  slots(): number[] {
    return [...this.places.keys()];
  }

  of(slot: number): Places | undefined {
    return this.places.get(slot);
  }

  private joined(left: number, right: number): boolean {
    return this.sentences[left] === this.sentences[right];
  }

  private forward(search: Try, slot: number, from: number): number {
    const { phrase } = search;
    if (slot === phrase.slots.length) return from;
    const { starts, ends } = this.places.get(phrase.slots[slot]!)!;
    const furthest = from + phrase.gaps[slot]!;
    for (let i = lowerBound(starts, from); i < starts.length && starts[i]! <= furthest; i += 1) {
      if (!this.joined(from - 1, starts[i]!)) break;
      search.steps -= 1;
      if (search.steps < 0) return -1;
      const last = this.forward(search, slot + 1, ends[i]!);
      if (last >= 0) {
        mark(search.used, starts[i]!, ends[i]!);
        return last;
      }
    }
    return -1;
  }

  private backward(search: Try, slot: number, from: number): number {
    const { phrase } = search;
    if (slot === 0) return from;
    const { starts, ends } = this.places.get(phrase.slots[slot - 1]!)!;
    const nearest = from - phrase.gaps[slot]!;
    for (let i = lowerBound(starts, from) - 1; i >= 0 && starts[i]! >= nearest - LONGEST_ENTRY; i -= 1) {
      if (ends[i]! > from || ends[i]! < nearest || !this.joined(ends[i]! - 1, from)) continue;
      search.steps -= 1;
      if (search.steps < 0) return -1;
      const first = this.backward(search, slot - 1, starts[i]!);
      if (first >= 0) {
        mark(search.used, starts[i]!, ends[i]!);
        return first;
      }
    }
    return -1;
  }

  /** The slot of a phrase that occurs least here: the search starts from it. -1 when one is missing. */
  private rarest({ slots }: CompiledPhrase): number {
    let best = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < slots.length; i += 1) {
      const found = this.places.get(slots[i]!);
      if (!found) return -1;
      if (found.starts.length < fewest) [best, fewest] = [i, found.starts.length];
    }
    return best;
  }

  private around(phrase: CompiledPhrase, anchor: number, start: number, end: number): Span | undefined {
    const search: Try = { phrase, used: [], steps: STEPS_PER_TRY };
    mark(search.used, start, end);
    const last = this.forward(search, anchor + 1, end);
    if (last < 0) return undefined;
    const first = this.backward(search, anchor, start);
    return first < 0 ? undefined : { start: first, end: last, used: search.used };
  }

  /** Every place of a phrase, one for each place of its rarest word. */
  find(phrase: CompiledPhrase): Span[] {
    const anchor = this.rarest(phrase);
    if (anchor < 0) return [];
    const { starts, ends } = this.places.get(phrase.slots[anchor]!)!;
    const found: Span[] = [];
    for (let i = 0; i < Math.min(starts.length, MOST_PLACES); i += 1) {
      const span = this.around(phrase, anchor, starts[i]!, ends[i]!);
      if (span) found.push(span);
    }
    return found;
  }
}

function mark(used: number[], start: number, end: number): void {
  for (let i = start; i < end; i += 1) used.push(i);
}
