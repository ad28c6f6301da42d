import type { SafetyLevel } from '../types';
import type { CompiledPhrase } from './compiled';
import { lowerBound, type Span, type SpanTable } from './spans';

/** A signal that a message gave. */
export interface Hit {
  readonly id: string;
  readonly level: SafetyLevel;
  readonly reply: string;
}

export interface CompiledSignal extends Hit {
  readonly phrases: readonly CompiledPhrase[];
  readonly all: readonly (readonly CompiledPhrase[])[];
  readonly window: number;
  readonly unless: readonly string[];
}

/** Matches of one phrase that are tried; more only occur where somebody repeats a word without end. */
const TRIES = 100;

/** Does a span start within `window` words of this one, without sharing a word with it? */
function hasNear(sorted: readonly Span[], starts: readonly number[], span: Span, window: number): boolean {
  const last = span.end + window;
  for (let i = lowerBound(starts, span.start - window); i < sorted.length && starts[i]! <= last; i += 1) {
    if (!sorted[i]!.used.some((word) => span.used.includes(word))) return true;
  }
  return false;
}

/** Places of the first part that have a place of every other part within the window. */
function together({ all, window }: CompiledSignal, table: SpanTable): Span[] {
  const parts: Span[][] = [];
  for (const part of all) {
    const spans = part.flatMap((phrase) => table.find(phrase));
    if (spans.length === 0) return [];
    parts.push(spans.sort((a, b) => a.start - b.start));
  }
  const [first = [], ...others] = parts;
  const indexed = others.map((spans) => ({ spans, starts: spans.map(({ start }) => start) }));
  return first.filter((span) => indexed.every(({ spans, starts }) => hasNear(spans, starts, span, window)));
}

/** Whether one match of the signal is left that no frame takes away. */
export function fires(signal: CompiledSignal, table: SpanTable, isFree: (span: Span) => boolean): boolean {
  const isLeft = (spans: readonly Span[]) => spans.slice(0, TRIES).some(isFree);
  if (signal.phrases.some((phrase) => isLeft(table.find(phrase)))) return true;
  return signal.all.length > 0 && isLeft(together(signal, table));
}
