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
  for (const phrase of frame.phrases) {
    for (const span of table.find(phrase)) {
      const sentence = sentences[span.start]!;
      if (voided.has(sentence)) continue;
      kept.add(sentence);
      byStart.set(span.start, [...(byStart.get(span.start) ?? []), span]);
    }
  }
  return { frame, byStart, sentences: kept };
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

  private around(places: Places, span: Span, from: number, to: number): boolean {
    const sentence = this.sentences[span.start];
    for (let start = Math.max(0, from); start < to; start += 1) {
      if (this.sentences[start] !== sentence) continue;
      const standing = places.byStart.get(start) ?? [];
      if (standing.some((frame) => !frame.used.every((word) => span.used.includes(word)))) return true;
    }
    return false;
  }

  private holds(places: Places, span: Span): boolean {
    const { where, within } = places.frame;
    if (places.sentences.size === 0) return false;
    if (where === 'message') return true;
    if (where === 'sentence') return places.sentences.has(this.sentences[span.start]!);
    const before = where !== 'after' && this.around(places, span, span.start - within, span.end);
    return before || (where !== 'before' && this.around(places, span, span.end, span.end + within));
  }

  /** Whether one of the named frames takes the alarm of this match away. */
  cancels(names: readonly string[], span: Span): boolean {
    return names.some((name) => this.holds(this.get(name), span));
  }
}
