/** Amharic words as people also type them with Latin letters: `lije` and `ልጄ` have the same bones. */
import type { Script } from './script';

const FIRST = 0x1200;
const LAST = 0x1357;
const SERIES = 8;
/** Consonants of the series in their order in Unicode; those that sound alike to a Latin keyboard are one. */
const CONSONANTS =
  'h l h m s r s $ k k k k b b t C h h n N . k k h h w . z Z y d d j g g g t C p T T f p'.split(' ');
/** What is left of the seven vowels: people type the others in too many ways. */
const VOWELS = ['', 'u', 'i', 'a', '', '', 'o', 'a'];
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/sh/g, '$'],
  [/ch/g, 'C'],
  [/gn|ny/g, 'N'],
  [/ts|tz/g, 'T'],
  [/zh/g, 'Z'],
  [/kh/g, 'h'],
  [/ph/g, 'p'],
  [/[qc]/g, 'k'],
  [/v/g, 'b'],
  [/x/g, 'ks'],
  [/['`]/g, ''],
  [/e/g, ''],
];
const DOUBLED = /(.)\1+/g;
const INITIAL_VOWEL = /^[aeiou.]+/;

function latinOf(syllable: string): string {
  const code = syllable.codePointAt(0)!;
  if (code < FIRST || code > LAST) return syllable;
  const place = code - FIRST;
  return CONSONANTS[Math.floor(place / SERIES)]! + VOWELS[place % SERIES]!;
}

function bonesOf(word: string): readonly string[] {
  let text = [...word].map(latinOf).join('').replace(INITIAL_VOWEL, '.');
  for (const [pattern, letter] of LATIN) text = text.replace(pattern, letter);
  const some = text.replace(/(?<=.)\./g, '').replace(DOUBLED, '$1');
  return [some, some.replace(/[aiou]/g, '').replace(DOUBLED, '$1')];
}

/** The bones are the consonants with the vowels that are mostly typed alike, then the consonants alone. */
export const AMHARIC: Script = { bonesOf };
