/** Russian and Ukrainian words as people also type them with Latin letters: `vypyu` and `выпью` have the same bones. */
import type { Script } from './script';

/** Longer spellings first. Ukrainian Г is typed h or g, Russian Х is typed h, kh or x. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh/g, 'ш'],
  [/zh/g, 'ж'],
  [/ch|4/g, 'ч'],
  [/kh|x/g, 'х'],
  [/ts|tz|c(?!k)/g, 'ц'],
  [/(?:y|j|i)u/g, 'ю'],
  [/(?:y|j|i)a/g, 'я'],
  [/(?:y|j)[eo]/g, 'е'],
  [/ck/g, 'к'],
];
const LATIN_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'а',
    b: 'б',
    d: 'д',
    e: 'е',
    f: 'ф',
    g: 'г',
    i: 'и',
    j: 'и',
    k: 'к',
    l: 'л',
    m: 'м',
    n: 'н',
    o: 'о',
    p: 'п',
    q: 'к',
    r: 'р',
    s: 'с',
    t: 'т',
    u: 'у',
    v: 'в',
    w: 'в',
    y: 'и',
    z: 'з',
  }),
);
/** Letters that Latin spellings do not tell apart. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  Object.entries({ э: 'е', ё: 'е', є: 'е', ы: 'и', й: 'и', і: 'и', ї: 'и', ґ: 'г', щ: 'ш', ь: '', ъ: '' }),
);
const I_BESIDE_VOWEL = /(?<=[аеиоуюя])и|и(?=[аеоуюя])/g;
const DOUBLED = /(.)\1+/g;

function bare(cyrillic: string): string {
  const letters = [...cyrillic].map((letter) => ALIKE.get(letter) ?? letter).join('');
  return letters.replace(DOUBLED, '$1').replace(I_BESIDE_VOWEL, '');
}

function cyrillicOf(word: string, h: string): string {
  let text = word.replace(/['`]/g, '');
  for (const [pattern, letter] of LATIN) text = text.replace(pattern, letter);
  return [...text].map((letter) => (letter === 'h' ? h : (LATIN_LETTERS.get(letter) ?? letter))).join('');
}

function scriptWithH(h: string): Script {
  return { bonesOf: (word) => [bare(cyrillicOf(word, h))], spell: (word) => cyrillicOf(word, h) };
}

export const RUSSIAN: Script = scriptWithH('х');
export const UKRAINIAN: Script = scriptWithH('г');
