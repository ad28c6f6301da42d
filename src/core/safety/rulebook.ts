import type { SafetyLevel } from '../types';
import { type CompiledPhrase, PhraseCompiler } from './compiled';
import { type CompiledFrame, FrameTable } from './frames';
import { type Group, GroupIndex } from './groups';
import { Lexicon } from './lexicon';
import { Respelling } from './respell';
import { SignalIndex } from './signal-index';
import { type CompiledSignal, fires, type Hit } from './signals';
import { type Span, SpanTable } from './spans';
import { type CompiledTemperature, temperatures } from './temperature';
import { type Tokens, tokenize } from './tokens';
import type { SafetyContent, Signal } from './types';
import { WordReader } from './word-reader';

export const TEMPERATURE_SIGNAL = 'temperature';
const FRAME_GAP = 1;

export interface HowToRead {
  /** Without typos, words count only as they are written. */
  readonly typos: boolean;
  /** Words of which a match must hold at least one. */
  readonly counts?: (word: string) => boolean;
}

/** One message, read. */
export interface Inspection {
  readonly hits: readonly Hit[];
  /** Levels of which a phrase stands in the message and a frame takes it away ("no fever", "years ago"). */
  readonly cancelled: ReadonlySet<SafetyLevel>;
}

interface Judged extends Hit {
  readonly isCancelled: boolean;
}

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
  private readonly groups: readonly Group[];
  private readonly groupIndex: GroupIndex;
  private readonly frames: ReadonlyMap<string, CompiledFrame>;
  private readonly signals: SignalIndex;
  private readonly temperature: CompiledTemperature;

  constructor(private readonly content: SafetyContent) {
    const variants = Object.values(content.spellings).flat();
    const known = [...content.realWords, ...variants].map((text) => tokenize(text).words);
    this.lexicon = new Lexicon(known.flatMap((words) => (words.length === 1 ? words : [])));
    this.respelling = new Respelling(content.spellings);
    const names = Object.keys(content.words);
    this.compiler = new PhraseCompiler(this.lexicon, names, (words) => this.respelling.words(words));
    this.groups = names.map((name) => ({
      name,
      id: this.compiler.group(name),
      phrases: this.compileAll(entriesOf(content.words, name), 0),
    }));
    this.groupIndex = new GroupIndex(this.groups);
    this.frames = this.compileFrames();
    this.signals = new SignalIndex(content.signals.map((signal) => this.compileSignal(signal)));
    this.temperature = this.compileTemperature();
    this.lexicon.seal();
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

  private table({ words, sentences }: Tokens, reader: WordReader): SpanTable {
    const table = new SpanTable(sentences);
    words.forEach((word, at) => {
      for (const slot of reader.slotsOf(word)) {
        table.add(slot, at, at + 1);
        for (const group of this.groupIndex.ofWord(slot)) table.add(group, at, at + 1);
      }
    });
    this.groupIndex.addLonger(table);
    return table;
  }

  /** Reads a message once for everything that is asked about it. */
  inspect(message: Tokens, how: HowToRead): Inspection {
    const reader = new WordReader(this.lexicon, this.respelling, how.typos);
    const tokens = reader.read(message);
    const table = this.table(tokens, reader);
    const judged = this.judge(tokens, table, how);
    return {
      hits: judged
        .filter(({ isCancelled }) => !isCancelled)
        .map(({ id, level, reply }) => ({ id, level, reply })),
      cancelled: new Set(judged.filter(({ isCancelled }) => isCancelled).map(({ level }) => level)),
    };
  }

  /** Whether a word is written in these rules. */
  knows(word: string): boolean {
    return this.lexicon.isKnown(word);
  }

  /** Whether the rules name a word of a message that counts; if none, nothing in them can fire. */
  names(words: readonly string[], counts: (word: string) => boolean): boolean {
    return [...new Set(words)].some((word) => this.lexicon.written(word).length > 0 && counts(word));
  }

  /** The signals whose phrases stand in a message, and whether a frame takes them away. */
  private judge({ words, sentences }: Tokens, table: SpanTable, { counts }: HowToRead): Judged[] {
    const frames = new FrameTable(this.frames, table, sentences);
    const isOwn = (span: Span) => counts === undefined || span.used.some((at) => counts(words[at]!));
    const free = (unless: readonly string[]) => (span: Span) => isOwn(span) && !frames.cancels(unless, span);
    const { rule } = this.temperature;
    const degrees = temperatures(this.temperature, table, words).filter(isOwn);
    const hot = { id: TEMPERATURE_SIGNAL, level: 'urgent-symptoms' as const, reply: rule.reply };
    const isHot = degrees.some(free(rule.unless));
    const found = this.signals.in(table).flatMap((signal): Judged[] => {
      const { id, level, reply, unless } = signal;
      if (fires(signal, table, free(unless))) return [{ id, level, reply, isCancelled: false }];
      return fires(signal, table, isOwn) ? [{ id, level, reply, isCancelled: true }] : [];
    });
    return degrees.length > 0 ? [{ ...hot, isCancelled: !isHot }, ...found] : found;
  }

  /** The signals in a text. */
  signalsIn(text: string): readonly Hit[] {
    return this.inspect(tokenize(text), { typos: true }).hits;
  }
}
