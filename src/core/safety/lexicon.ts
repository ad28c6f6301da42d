import type { SlotText } from './phrase';
import { SpellingIndex } from './spelling';

/** Joined words are looked for in runs of at least this many letters ("noteating" has nine, "isblue" six). */
const JOINED_FROM = 6;
const JOINED_PARTS = 8;
/** Of the parts of a joined word, one at least must be as long as this, or "toast" becomes "to as t". */
const JOINED_LONGEST_PART = 4;
/** One typo in the beginning that a `stem*` names is allowed from this length on. */
const STEM_TYPO_FROM = 5;

/** Knows every word that phrases use and tells which of them a word of a message stands for. */
export class Lexicon {
  private readonly ids = new Map<string, number>();
  private readonly exact = new Map<string, number>();
  private readonly prefixes = new Map<string, number>();
  private readonly suffixes = new Map<string, number>();
  private readonly infixes = new Map<string, number>();
  private readonly real: ReadonlySet<string>;
  private spelling: SpellingIndex | undefined;
  private stemSpelling: SpellingIndex | undefined;
  private infixLengths: readonly number[] = [];
  private longestPart = 0;
  private readonly undoubled = new Map<string, number[]>();

  constructor(realWords: Iterable<string>) {
    this.real = new Set(realWords);
  }

  /** The number of a word or stem; the same text gives the same number. */
  slot(slot: SlotText): number {
    const key = `${slot.kind}:${slot.text}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(key, id);
    this.tableOf(slot.kind).set(slot.text, id);
    return id;
  }

  get size(): number {
    return this.ids.size;
  }

  private tableOf(kind: SlotText['kind']): Map<string, number> {
    if (kind === 'prefix') return this.prefixes;
    if (kind === 'suffix') return this.suffixes;
    return kind === 'infix' ? this.infixes : this.exact;
  }

  /** Call once after the last `slot`. */
  seal(): void {
    this.infixLengths = [...new Set([...this.infixes.keys()].map(({ length }) => length))];
    this.spelling = new SpellingIndex(this.exact.keys());
    for (const [word, id] of this.exact) this.addUndoubled(word, id);
    this.stemSpelling = new SpellingIndex(
      [...this.prefixes.keys()].filter((stem) => stem.length >= STEM_TYPO_FROM),
    );
    for (const word of [...this.exact.keys(), ...this.real])
      this.longestPart = Math.max(this.longestPart, word.length);
  }

  /** Repeated letters were folded to one, so "feeel" has become "fel": short words are found without their doubles. */
  private addUndoubled(word: string, id: number): void {
    const single = word.replace(/(\p{L})\1/gu, '$1');
    if (single === word) return;
    this.undoubled.set(single, [...(this.undoubled.get(single) ?? []), id]);
  }

  /** Whether a word is written in the rules, or is a real word that is never corrected. */
  isKnown(word: string): boolean {
    return this.exact.has(word) || this.real.has(word);
  }

  private stems(word: string): number[] {
    const found: number[] = [];
    const take = (id: number | undefined) => id !== undefined && found.push(id);
    for (let end = 1; this.prefixes.size > 0 && end <= word.length; end += 1)
      take(this.prefixes.get(word.slice(0, end)));
    for (let start = 0; this.suffixes.size > 0 && start < word.length; start += 1)
      take(this.suffixes.get(word.slice(start)));
    return this.infixes.size > 0 ? [...new Set([...found, ...this.inside(word)])] : found;
  }

  /** Infixes that stand anywhere in a word: looked up by their lengths, since there are hundreds of them. */
  private *inside(word: string): Iterable<number> {
    for (const length of this.infixLengths) {
      for (let start = 0; start + length <= word.length; start += 1) {
        const id = this.infixes.get(word.slice(start, start + length));
        if (id !== undefined) yield id;
      }
    }
  }

  private mistyped(word: string): number[] {
    const whole = this.spelling!.near(word).map((near) => this.exact.get(near)!);
    if (this.prefixes.size === 0) return whole;
    const beginnings = new Set<number>();
    for (let end = STEM_TYPO_FROM - 1; end <= word.length; end += 1) {
      for (const stem of this.stemSpelling!.near(word.slice(0, end)))
        beginnings.add(this.prefixes.get(stem)!);
    }
    return [...whole, ...beginnings];
  }

  /** Slots that a word fills as it is written; `doubled` is the word before its doubled letters were folded. */
  written(word: string, doubled?: string): readonly number[] {
    const exact = this.exact.get(word);
    const stems =
      doubled === undefined ? this.stems(word) : [...new Set([...this.stems(word), ...this.stems(doubled)])];
    return exact === undefined ? stems : [...stems, exact];
  }

  /** Slots that a word may fill when it is mistyped; none for a real word. */
  mistypedFor(word: string): readonly number[] {
    if (this.real.has(word)) return [];
    return [...(this.undoubled.get(word) ?? []), ...this.mistyped(word)];
  }

  /** The words of a run typed without spaces ("hecantbreathe"), or undefined when it is not one. */
  split(word: string): string[] | undefined {
    if (word.length < JOINED_FROM || this.isKnown(word)) return undefined;
    const best: (string[] | undefined)[] = [[]];
    for (let end = 1; end <= word.length; end += 1) best[end] = this.bestSplit(word, end, best);
    const parts = best[word.length];
    if (!parts || parts.length < 2 || !parts.some((part) => part.length >= JOINED_LONGEST_PART))
      return undefined;
    return parts;
  }

  /** Single letters count only at the beginning: "icantbreathe", but not "c lean g". */
  private bestSplit(word: string, end: number, best: (string[] | undefined)[]): string[] | undefined {
    let shortest: string[] | undefined;
    for (let start = Math.max(0, end - this.longestPart); start < end; start += 1) {
      const left = best[start];
      if (!left || left.length >= JOINED_PARTS || (shortest && left.length + 1 >= shortest.length)) continue;
      const part = word.slice(start, end);
      if (start > 0 && part.length === 1) continue;
      if (this.isKnown(part)) shortest = [...left, part];
    }
    return shortest;
  }
}
