import type { CompiledPhrase } from './compiled';

/** Words `start` to `end` (exclusive) of a message; `used` are the words that the phrase names. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly used: readonly number[];
}

/** Steps that one try may take: many equal words in a row must not make a search grow. */
const STEPS_PER_TRY = 64;

/** Where each slot occurs in one message, and the search for phrases over it. */
export class SpanTable {
  private readonly ends = new Map<number, number[]>();
  private readonly starts = new Map<number, number[]>();
  private readonly occurrences = new Map<number, { start: number; end: number }[]>();
  private readonly length: number;

  constructor(private readonly sentences: readonly number[]) {
    this.length = sentences.length + 1;
  }

  add(slot: number, start: number, end: number): void {
    push(this.ends, slot * this.length + start, end);
    push(this.starts, slot * this.length + end, start);
    push(this.occurrences, slot, { start, end });
  }

  of(slot: number): readonly { start: number; end: number }[] {
    return this.occurrences.get(slot) ?? [];
  }

  private joined(left: number, right: number): boolean {
    return this.sentences[left] === this.sentences[right];
  }

  private forward(
    phrase: CompiledPhrase,
    slot: number,
    from: number,
    used: number[],
    budget: { steps: number },
  ): number {
    if (slot === phrase.slots.length) return from;
    for (let start = from; start <= from + phrase.gaps[slot]! && start < this.length - 1; start += 1) {
      if (!this.joined(from - 1, start)) break;
      for (const end of this.ends.get(phrase.slots[slot]! * this.length + start) ?? []) {
        if (--budget.steps < 0) return -1;
        const last = this.forward(phrase, slot + 1, end, used, budget);
        if (last >= 0) {
          mark(used, start, end);
          return last;
        }
      }
    }
    return -1;
  }

  private backward(
    phrase: CompiledPhrase,
    slot: number,
    from: number,
    used: number[],
    budget: { steps: number },
  ): number {
    if (slot === 0) return from;
    for (let end = from; end >= from - phrase.gaps[slot]! && end > 0; end -= 1) {
      if (!this.joined(end - 1, from)) break;
      for (const start of this.starts.get(phrase.slots[slot - 1]! * this.length + end) ?? []) {
        if (--budget.steps < 0) return -1;
        const first = this.backward(phrase, slot - 1, start, used, budget);
        if (first >= 0) {
          mark(used, start, end);
          return first;
        }
      }
    }
    return -1;
  }

  /** The slot of a phrase that occurs least here: the search starts from it. -1 when one is missing. */
  private rarest(phrase: CompiledPhrase): number {
    let best = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < phrase.slots.length; i += 1) {
      const count = this.occurrences.get(phrase.slots[i]!)?.length ?? 0;
      if (count === 0) return -1;
      if (count < fewest) [best, fewest] = [i, count];
    }
    return best;
  }

  /** Every place of a phrase, one for each place of its rarest word. */
  *find(phrase: CompiledPhrase): Generator<Span> {
    const anchor = this.rarest(phrase);
    if (anchor < 0) return;
    for (const place of this.of(phrase.slots[anchor]!)) {
      const used: number[] = [];
      mark(used, place.start, place.end);
      const budget = { steps: STEPS_PER_TRY };
      const end = this.forward(phrase, anchor + 1, place.end, used, budget);
      if (end < 0) continue;
      const start = this.backward(phrase, anchor, place.start, used, budget);
      if (start >= 0) yield { start, end, used };
    }
  }
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function mark(used: number[], start: number, end: number): void {
  for (let i = start; i < end; i += 1) used.push(i);
}
