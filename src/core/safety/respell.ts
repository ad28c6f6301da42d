import { SpellingIndex } from './spelling';
import { type Tokens, tokenize } from './tokens';

/** Longest variant of `spellings:` in words. */
const LONGEST_VARIANT = 4;
/** Shorter variants are misspellings already; a second typo makes anything of them. */
const LONG_VARIANT = 7;

function phraseWords(text: string): readonly string[] {
  return tokenize(text).words;
}

/** Replaces the variants of `spellings:` ("cnt", "can not", "u") by their usual form. */
export class Respelling {
  private readonly forms = new Map<string, readonly string[]>();
  private longVariants: SpellingIndex | undefined;
  private readonly firstWords = new Set<string>();

  constructor(spellings: Readonly<Record<string, readonly string[]>>) {
    for (const [usual, variants] of Object.entries(spellings)) {
      for (const variant of variants) this.add(phraseWords(variant), phraseWords(usual));
    }
  }

  private add(variant: readonly string[], usual: readonly string[]): void {
    this.forms.set(variant.join(' '), usual);
    this.firstWords.add(variant[0]!);
  }

  /** The usual form of a long variant that is itself mistyped ("ovardosed"). */
  repair(word: string): readonly string[] | undefined {
    this.longVariants ??= new SpellingIndex(
      [...this.forms.keys()].filter((form) => form.length >= LONG_VARIANT),
    );
    const [near] = this.longVariants.near(word);
    return near === undefined ? undefined : this.forms.get(near);
  }

  private at(
    words: readonly string[],
    start: number,
  ): { length: number; form: readonly string[] } | undefined {
    if (!this.firstWords.has(words[start]!)) return undefined;
    for (let length = Math.min(LONGEST_VARIANT, words.length - start); length > 0; length -= 1) {
      const form = this.forms.get(words.slice(start, start + length).join(' '));
      if (form) return { length, form };
    }
    return undefined;
  }

  /** Each word of the result stands in the sentence of the word that it comes from. */
  tokens(tokens: Tokens): Tokens {
    const words: string[] = [];
    const sentences: number[] = [];
    for (let i = 0; i < tokens.words.length; ) {
      const found = this.at(tokens.words, i);
      for (const word of found ? found.form : [tokens.words[i]!]) {
        words.push(word);
        sentences.push(tokens.sentences[i]!);
      }
      i += found ? found.length : 1;
    }
    return { words, sentences };
  }

  words(words: readonly string[]): readonly string[] {
    return this.tokens({ words, sentences: words.map(() => 0) }).words;
  }
}
