import type { Lexicon } from './lexicon';
import { type PhraseSlot, parsePhrase, type Respell } from './phrase';

/** A phrase as numbers: the slots, the gap before each, and the slot from which the search starts. */
export interface CompiledPhrase {
  readonly slots: readonly number[];
  readonly gaps: readonly number[];
}

/** Group numbers start here, above every word of a lexicon. */
const FIRST_GROUP = 1_000_000;

/** Turns the text of phrases into numbers; knows the groups of `words:`. */
export class PhraseCompiler {
  private readonly groupIds = new Map<string, number>();

  constructor(
    private readonly lexicon: Lexicon,
    groups: readonly string[],
    private readonly respell: Respell,
  ) {
    for (const [index, name] of groups.entries()) this.groupIds.set(name, FIRST_GROUP + index);
  }

  group(name: string): number {
    const id = this.groupIds.get(name);
    if (id === undefined) throw new Error(`No group of words is called <${name}>.`);
    return id;
  }

  private slotNumber({ slot }: PhraseSlot): number {
    return slot.kind === 'group' ? this.group(slot.text) : this.lexicon.slot(slot);
  }

  compile(phrase: string, gap: number): CompiledPhrase {
    const parsed = parsePhrase(phrase, gap, this.respell);
    if (parsed.length === 0) throw new Error(`A phrase without a word: "${phrase}".`);
    return { slots: parsed.map((slot) => this.slotNumber(slot)), gaps: parsed.map((slot) => slot.gap) };
  }
}
