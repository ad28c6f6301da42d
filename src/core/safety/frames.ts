import type { CompiledPhrase } from './compiled';
import type { Span, SpanTable } from './spans';
import type { Frame } from './types';

export interface CompiledFrame {
  readonly name: string;
  readonly where: Frame['where'];
  readonly within: number;
  readonly phrases: readonly CompiledPhrase[];
  readonly unless: readonly CompiledPhrase[];
}

/** Where one frame stands in a message. */
interface Places {
  readonly frame: CompiledFrame;
  readonly byStart: ReadonlyMap<number, Span[]>;
  readonly sentences: ReadonlySet<number>;
  /** Words of the longest place. */
  readonly longest: number;
}

/** A frame whose words all belong to the match says nothing about it. */
function isBeside(frame: Span, match: Span): boolean {
  return !frame.used.every((word) => match.used.includes(word));
}

function sentencesOf(
  phrases: readonly CompiledPhrase[],
  table: SpanTable,
  sentences: readonly number[],
): Set<number> {
  const found = new Set<number>();
  for (const phrase of phrases) for (const span of table.find(phrase)) found.add(sentences[span.start]!);
  return found;
}

function placesOf(frame: CompiledFrame, table: SpanTable, sentences: readonly number[]): Places {
  const voided = sentencesOf(frame.unless, table, sentences);
  const byStart = new Map<number, Span[]>();
  const kept = new Set<number>();
  let longest = 0;
  for (const phrase of frame.phrases) {
    for (const span of table.find(phrase)) {
      const sentence = sentences[span.start]!;
      if (voided.has(sentence)) continue;
      kept.add(sentence);
      longest = Math.max(longest, span.end - span.start);
      byStart.set(span.start, [...(byStart.get(span.start) ?? []), span]);
    }
  }
  return { frame, byStart, sentences: kept, longest };
}

/** The frames of one message; each is searched only when a signal asks for it. */
export class FrameTable {
  private readonly places = new Map<string, Places>();

  constructor(
    private readonly frames: ReadonlyMap<string, CompiledFrame>,
    private readonly table: SpanTable,
    private readonly sentences: readonly number[],
  ) {}

  private get(name: string): Places {
    const known = this.places.get(name);
    if (known) return known;
    const found = placesOf(this.frames.get(name)!, this.table, this.sentences);
    this.places.set(name, found);
    return found;
  }

  /** Whether a frame begins in the words `from` to `to` (exclusive) and is not a part of the match itself. */
  private begins({ byStart }: Places, span: Span, from: number, to: number): boolean {
    const sentence = this.sentences[span.start];
    for (let start = Math.max(0, from); start < to; start += 1) {
      if (this.sentences[start] !== sentence) continue;
      const standing = byStart.get(start) ?? [];
      if (standing.some((frame) => isBeside(frame, span))) return true;
    }
    return false;
  }

  /** A long frame whose last word stands right before the match counts however few words `within` allows. */
  private endsBefore({ byStart, longest }: Places, span: Span): boolean {
    for (let start = Math.max(0, span.start - longest); start < span.start; start += 1) {
      if (this.sentences[start] !== this.sentences[span.start]) continue;
      const standing = byStart.get(start) ?? [];
      if (standing.some(({ end }) => end === span.start)) return true;
    }
    return false;
  }

  private holds(places: Places, span: Span): boolean {
    const { where, within } = places.frame;
    if (places.sentences.size === 0) return false;
    if (where === 'message') return true;
    if (where === 'sentence') return places.sentences.has(this.sentences[span.start]!);
    const { start, end } = span;
    const isBefore = () => this.begins(places, span, start - within, end) || this.endsBefore(places, span);
    const isAfter = () => this.begins(places, span, end, end + within);
    return (where !== 'after' && isBefore()) || (where !== 'before' && isAfter());
  }

  /** Whether one of the named frames takes the alarm of this match away. */
  cancels(names: readonly string[], span: Span): boolean {
    return names.some((name) => this.holds(this.get(name), span));
  }
}
