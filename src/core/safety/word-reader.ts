import type { Lexicon } from './lexicon';
import type { Respelling } from './respell';
import type { Tokens } from './tokens';

/** Different unknown words of one message that are looked up as typos; a longer list is no message from a person. */
const MISTYPED_WORDS = 150;

/** Reads the words of one message: usual spelling, joined words cut apart, typos. Each different word is looked up once. */
export class WordReader {
  private readonly slots = new Map<string, readonly number[]>();
  private readonly parts = new Map<string, readonly string[]>();
  private doubled: ReadonlyMap<string, string> | undefined;
  private typosLeft: number;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly respelling: Respelling,
    private readonly readsTypos: boolean,
  ) {
    this.typosLeft = readsTypos ? MISTYPED_WORDS : 0;
  }

  /** Slots that a word fills. */
  slotsOf(word: string): readonly number[] {
    const known = this.slots.get(word);
    if (known) return known;
    const written = this.lexicon.written(word, this.doubled?.get(word));
    const found = written.length > 0 ? written : this.mistyped(word);
    this.slots.set(word, found);
    return found;
  }

  private mistyped(word: string): readonly number[] {
    if (this.typosLeft === 0) return [];
    this.typosLeft -= 1;
    return this.lexicon.mistypedFor(word);
  }

  /** One word, or several typed without a space; a word with one typo is not cut apart ("cleanng" is not "clean ng"). */
  private partsOf(word: string): readonly string[] {
    const known = this.parts.get(word);
    if (known) return known;
    const parts = this.slotsOf(word).length > 0 || this.typosLeft === 0 ? [word] : this.repaired(word);
    this.parts.set(word, parts);
    return parts;
  }

  /** Joined words cut apart, or a typo in a variant of `spellings:` read as its usual form. */
  private repaired(word: string): readonly string[] {
    if (this.lexicon.isKnown(word)) return [word];
    return this.lexicon.split(word) ?? this.respelling.repair(word) ?? [word];
  }

  /** The message in its usual spelling, and words typed without a space between them cut apart. */
  read(message: Tokens): Tokens {
    this.doubled = message.doubled;
    const usual = this.respelling.tokens(message);
    if (!this.readsTypos) return usual;
    const words: string[] = [];
    const sentences: number[] = [];
    usual.words.forEach((word, index) => {
      for (const part of this.partsOf(word)) {
        words.push(part);
        sentences.push(usual.sentences[index]!);
      }
    });
    return this.respelling.tokens({ words, sentences });
  }
}
