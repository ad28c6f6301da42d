/** Arabic words as people also type them with Latin letters and digits: `3ayez` and `عايز` have the same bones. */
import type { Script } from './script';

/** Letters that sound alike to a Latin keyboard are one. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ب: 'b',
    پ: 'b',
    ت: 't',
    ث: 't',
    ج: 'j',
    چ: 'j',
    ح: 'h',
    خ: 'x',
    د: 'd',
    ذ: 'd',
    ر: 'r',
    ز: 'z',
    س: 's',
    ش: '$',
    ص: 's',
    ض: 'd',
    ط: 't',
    ظ: 'z',
    ع: '3',
    غ: 'x',
    ف: 'f',
    ڤ: 'f',
    ق: 'k',
    ك: 'k',
    ل: 'l',
    م: 'm',
    ن: 'n',
    ه: 'h',
    و: 'w',
    ي: 'y',
    ا: 'a',
    ء: 'a',
  }),
);
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/3'/g, 'x'],
  [/7'/g, 'x'],
  [/kh|gh|5|8/g, 'x'],
  [/sh|ch/g, '$'],
  [/th|6/g, 't'],
  [/dh|9'/g, 'd'],
  [/9/g, 's'],
  [/7/g, 'h'],
  [/2/g, 'a'],
  [/[gj]/g, 'j'],
  [/[qc]/g, 'k'],
  [/v/g, 'f'],
  [/p/g, 'b'],
  [/[eiou]/g, 'a'],
];
const LONE_ARTICLE = /^[aei]?l$/;
const ARTICLE = /^(?:al|el|il|ال)(?=..)/;
const VOWELS = /[awy]/g;
const DOUBLED = /(.)\1+/g;
const FINAL_H = /(?<=.)h$/;

function consonantsOf(word: string): string {
  const [first = ''] = word;
  const rest = word.slice(1).replace(FINAL_H, '').replace(VOWELS, '');
  return (first + rest).replace(DOUBLED, '$1');
}

function bonesOf(word: string): readonly string[] {
  if (LONE_ARTICLE.test(word)) return [];
  let text = word.replace(ARTICLE, '');
  for (const [pattern, letter] of LATIN) text = text.replace(pattern, letter);
  return [consonantsOf([...text].map((letter) => LETTERS.get(letter) ?? letter).join(''))];
}

/** The bones are the consonants, and whether the word begins with a vowel. */
export const ARABIC: Script = { bonesOf };
