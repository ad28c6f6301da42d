import type { SafetyLevel } from '../types';
import { type CompiledPhrase, PhraseCompiler } from './compiled';
import type { Reading } from './features';
import { type CompiledFrame, FrameTable } from './frames';
import { Lexicon } from './lexicon';
import { Respelling } from './respell';
import { type Span, SpanTable } from './spans';
import { type CompiledTemperature, isFever, temperatures } from './temperature';
import { type Tokens, tokenize } from './tokens';
import type { SafetyContent, Signal } from './types';

/** A signal that a message gave. */
export interface Hit {
  readonly id: string;
  readonly level: SafetyLevel;
  readonly reply: string;
}

interface CompiledSignal extends Hit {
  readonly phrases: readonly CompiledPhrase[];
  readonly all: readonly (readonly CompiledPhrase[])[];
  readonly window: number;
  readonly unless: readonly string[];
}

export const TEMPERATURE_SIGNAL = 'temperature';
const FRAME_GAP = 1;
/** What the trained signal sees in place of a number that is a fever: 98.6 and 101.4 must differ. */
const FEVER_DEGREES = '<degrees>';

/** Entries of a group with the entries of the groups named in it. */
function entriesOf(words: SafetyContent['words'], name: string, seen: readonly string[] = []): string[] {
  if (seen.includes(name)) throw new Error(`The group <${name}> contains itself.`);
  return (words[name] ?? []).flatMap((entry) => {
    const inner = /^<([\w-]+)>$/.exec(entry)?.[1];
    return inner === undefined ? [entry] : entriesOf(words, inner, [...seen, name]);
  });
}

/** The compiled rules of one language. */
export class Rulebook {
  private readonly lexicon: Lexicon;
  private readonly respelling: Respelling;
  private readonly compiler: PhraseCompiler;
  private readonly groups: { readonly id: number; readonly phrases: readonly CompiledPhrase[] }[];
  private readonly frames: ReadonlyMap<string, CompiledFrame>;
  private readonly signals: readonly CompiledSignal[];
  private readonly temperature: CompiledTemperature;
  private readonly bySize: readonly string[];

  constructor(private readonly content: SafetyContent) {
    this.lexicon = new Lexicon(content.realWords.flatMap((word) => tokenize(word).words));
    this.respelling = new Respelling(content.spellings);
    const names = Object.keys(content.words);
    this.compiler = new PhraseCompiler(this.lexicon, names, (words) => this.respelling.words(words));
    this.groups = names.map((name) => ({
      id: this.compiler.group(name),
      phrases: this.compileAll(entriesOf(content.words, name), 0),
    }));
    this.frames = this.compileFrames();
    this.signals = content.signals.map((signal) => this.compileSignal(signal));
    this.temperature = this.compileTemperature();
    this.lexicon.seal();
    this.bySize = smallestGroups(content);
  }

  private compileAll(phrases: readonly string[], gap: number): CompiledPhrase[] {
    return phrases.map((phrase) => this.compiler.compile(phrase, gap));
  }

  private compileFrames(): Map<string, CompiledFrame> {
    return new Map(
      Object.entries(this.content.frames).map(([name, frame]) => [
        name,
        {
          name,
          where: frame.where,
          within: frame.within,
          phrases: this.compileAll(frame.phrases, FRAME_GAP),
          unless: this.compileAll(frame.unless, FRAME_GAP),
        },
      ]),
    );
  }

  private compileSignal({ id, level, reply, phrases, all, window, gap, unless }: Signal): CompiledSignal {
    return {
      id,
      level,
      reply,
      phrases: this.compileAll(phrases, gap),
      all: all.map((part) => this.compileAll(part, gap)),
      window,
      unless,
    };
  }

  private compileTemperature(): CompiledTemperature {
    const rule = this.content.temperature;
    return {
      rule,
      units: this.compileAll(rule.units, 0),
      near: this.compileAll(rule.near, 0),
      subject: this.compileAll(rule.subject, 1),
      otherUnits: this.compileAll(rule.otherUnits, 0),
    };
  }

  /** Usual spelling, and words typed without a space between them cut apart. */
  private read(tokens: Tokens, typos: boolean): Tokens {
    const usual = this.respelling.tokens(tokens);
    if (!typos) return usual;
    const words: string[] = [];
    const sentences: number[] = [];
    usual.words.forEach((word, index) => {
      for (const part of this.lexicon.split(word) ?? [word]) {
        words.push(part);
        sentences.push(usual.sentences[index]!);
      }
    });
    return this.respelling.tokens({ words, sentences });
  }

  private table(tokens: Tokens, typos: boolean): SpanTable {
    const table = new SpanTable(tokens.sentences);
    const known = new Map<string, number[]>();
    tokens.words.forEach((word, at) => {
      let slots = known.get(word);
      if (!slots) known.set(word, (slots = this.lexicon.match(word, typos)));
      for (const slot of slots) table.add(slot, at, at + 1);
    });
    for (const group of this.groups) {
      for (const phrase of group.phrases)
        for (const span of table.find(phrase)) table.add(group.id, span.start, span.end);
    }
    return table;
  }

  /** What the trained signal learns from: the words in their usual spelling, and the same with groups in place of words. */
  readingsOf(text: string): Reading {
    const tokens = this.read(tokenize(text), true);
    const table = this.table(tokens, true);
    const general = [...tokens.words];
    for (const name of this.bySize) {
      for (const { start, end } of table.of(this.compiler.group(name))) {
        if (end === start + 1 && general[start] === tokens.words[start]) general[start] = `<${name}>`;
      }
    }
    const degrees = (word: string) => (isFever(word, this.temperature.rule) ? FEVER_DEGREES : word);
    return { words: tokens.words.map(degrees), general: general.map(degrees) };
  }

  /** Signals that a message gives. Without `typos` its words count only as they are written. */
  signalsIn(message: Tokens, typos: boolean): Hit[] {
    const tokens = this.read(message, typos);
    const table = this.table(tokens, typos);
    const frames = new FrameTable(this.frames, table, tokens.sentences);
    const free = (unless: readonly string[]) => (span: Span) => !frames.cancels(unless, span);
    const hits: Hit[] = this.signals.filter((signal) => some(matches(signal, table), free(signal.unless)));
    const { rule } = this.temperature;
    if (some(temperatures(this.temperature, table, tokens.words), free(rule.unless))) {
      hits.push({ id: TEMPERATURE_SIGNAL, level: 'urgent-symptoms', reply: rule.reply });
    }
    return hits.map(({ id, level, reply }) => ({ id, level, reply }));
  }
}

/** The smallest group that a word belongs to stands for it: "can he take zofran" is "can <child> <take> <drug>". */
function smallestGroups(content: SafetyContent): string[] {
  const size = (name: string) => entriesOf(content.words, name).length;
  return Object.keys(content.words).sort((a, b) => size(a) - size(b));
}

function some<T>(items: Iterable<T>, test: (item: T) => boolean): boolean {
  for (const item of items) if (test(item)) return true;
  return false;
}

function* matches(signal: CompiledSignal, table: SpanTable): Generator<Span> {
  for (const phrase of signal.phrases) yield* table.find(phrase);
  if (signal.all.length > 0) yield* together(signal, table);
}

/** Places of the first part that have a place of every other part within the window. */
function* together(signal: CompiledSignal, table: SpanTable): Generator<Span> {
  const [first = [], ...others] = signal.all.map((part) => part.flatMap((phrase) => [...table.find(phrase)]));
  if (first.length === 0 || others.some((part) => part.length === 0)) return;
  const starts = others.map((part) => part.sort((a, b) => a.start - b.start));
  for (const span of first) {
    if (starts.every((part) => hasNear(part, span, signal.window))) yield span;
  }
}

/** Binary search: does a span start within `window` words of this one, without sharing a word with it? */
function hasNear(sorted: readonly Span[], span: Span, window: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < span.start - window) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < sorted.length && sorted[i]!.start <= span.end + window; i += 1) {
    if (!sorted[i]!.used.some((word) => span.used.includes(word))) return true;
  }
  return false;
}
