import type { CompiledPhrase } from './compiled';
import type { Span, SpanTable } from './spans';
import type { TemperatureRule } from './types';

/** Words between a number and the word that makes it a temperature. */
const NEAR_WORDS = 7;
/** Words between the child and the number: "he is at 103", "shes running at 39.2". */
const SUBJECT_WORDS = 3;
/** Whole numbers have other uses, so after the child only these few words may follow: "he is 103 now". */
const BARE_MESSAGE_WORDS = 3;
const NUMBER = /^\d{2,3}(?:[.,]\d{1,2})?$/;

export interface CompiledTemperature {
  readonly rule: TemperatureRule;
  readonly units: readonly CompiledPhrase[];
  readonly near: readonly CompiledPhrase[];
  readonly subject: readonly CompiledPhrase[];
  readonly otherUnits: readonly CompiledPhrase[];
}

/** Whether a word is a number of degrees that is a fever. */
export function isFever(word: string, rule: TemperatureRule): boolean {
  if (!NUMBER.test(word)) return false;
  const degrees = Number(word.replace(',', '.'));
  const { celsius, fahrenheit } = rule;
  const inCelsius = degrees >= celsius.from && degrees < celsius.below;
  return inCelsius || (degrees >= fahrenheit.from && degrees < fahrenheit.below);
}

function spans(phrases: readonly CompiledPhrase[], table: SpanTable): Span[] {
  return phrases.flatMap((phrase) => table.find(phrase));
}

interface Found {
  readonly units: ReadonlySet<number>;
  readonly others: ReadonlySet<number>;
  readonly near: readonly Span[];
  readonly subject: readonly Span[];
}

function closeTo(list: readonly Span[], at: number, before: number, after: number): Span | undefined {
  return list.find((span) => span.end > at - before - 1 && span.start <= at + after);
}

/** The words that show a number to be a temperature, or undefined where it may be anything else. */
function evidence(found: Found, words: readonly string[], at: number): number[] | undefined {
  if (found.others.has(at + 1)) return undefined;
  const unit = found.units.has(at + 1);
  const near = closeTo(found.near, at, NEAR_WORDS, NEAR_WORDS);
  if (near) return [...near.used];
  const subject = closeTo(found.subject, at, SUBJECT_WORDS, 0);
  if (subject && (unit || /[.,]/.test(words[at]!) || words.length === at + 1)) return [...subject.used];
  if (unit) return [at + 1];
  return words.length <= BARE_MESSAGE_WORDS && /[.,]/.test(words[at]!) ? [] : undefined;
}

/** Every fever in degrees that the message names. */
export function temperatures(
  compiled: CompiledTemperature,
  table: SpanTable,
  words: readonly string[],
): Span[] {
  const numbers = words.flatMap((word, at) => (isFever(word, compiled.rule) ? [at] : []));
  if (numbers.length === 0) return [];
  const found: Found = {
    units: new Set(spans(compiled.units, table).map((span) => span.start)),
    others: new Set(spans(compiled.otherUnits, table).map((span) => span.start)),
    near: spans(compiled.near, table),
    subject: spans(compiled.subject, table),
  };
  return numbers.flatMap((at) => {
    const shown = evidence(found, words, at);
    if (!shown) return [];
    const used = [...shown, at];
    return [{ start: Math.min(...used), end: at + 1, used }];
  });
}
