import { isHan, tokenize } from './tokens';

/** One place of a phrase: a word, the beginning or end of one, or a group of `words:`. */
export type SlotText =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'prefix' | 'suffix' | 'infix'; readonly text: string }
  | { readonly kind: 'group'; readonly text: string };

/** A slot and how many foreign words may stand before it. */
export interface PhraseSlot {
  readonly slot: SlotText;
  readonly gap: number;
}

/** Writes the words of a phrase the way the message's words are written. */
export type Respell = (words: readonly string[]) => readonly string[];

const GROUP = /^<([\w-]+)>$/;
/** Chinese has no spaces: between two parts of a phrase a few characters may stand, inside a part none. */
const HAN_GAP = 4;

function starred(part: string): SlotText {
  const text = tokenize(part.replaceAll('*', '')).words.join('');
  if (part.startsWith('*') && part.endsWith('*')) return { kind: 'infix', text };
  if (part.startsWith('*')) return { kind: 'suffix', text };
  return { kind: 'prefix', text };
}

function slotsOf(part: string, respell: Respell): SlotText[] {
  const group = GROUP.exec(part);
  if (group) return [{ kind: 'group', text: group[1]! }];
  if (part.includes('*') && !isHan(part)) return [starred(part)];
  return respell(tokenize(part.replaceAll('*', '')).words).map((text) => ({ kind: 'word', text }));
}

function partSlots(part: string, gap: number, respell: Respell): PhraseSlot[] {
  const slots = part.split('_').flatMap((piece) => slotsOf(piece, respell));
  const before = isHan(part) ? Math.max(gap, gap && HAN_GAP) : gap;
  return slots.map((slot, index) => ({ slot, gap: index === 0 ? before : 0 }));
}

/** Reads a phrase as people write it in `content/safety`: words, `<group>`, `stem*`, `words_that_touch`. */
export function parsePhrase(phrase: string, gap: number, respell: Respell = (words) => words): PhraseSlot[] {
  return phrase
    .trim()
    .split(/\s+/)
    .flatMap((part) => partSlots(part, gap, respell));
}
