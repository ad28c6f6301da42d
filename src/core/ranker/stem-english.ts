const VOWEL = /[aeiouy]/;
const DOUBLED = /([bdfgmnprt])\1$/;
/** Endings and what replaces them, tried in order; the stem left must have a vowel and three letters. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ational$/, 'ate'],
  [/fulness$|ousness$/, ''],
  [/(?:i)?zations?$|isations?$/, 'ize'],
  [/ations?$/, 'ate'],
  [/iveness$/, 'ive'],
  [/(?:[ai]bility|[ai]bilities)$/, 'ble'],
  [/ically$/, 'ic'],
  [/ments?$/, ''],
  [/ness$/, ''],
  [/ingly$|edly$/, ''],
  [/ings?$/, ''],
  [/ied$|ies$/, 'y'],
  [/eed$/, 'ee'],
  [/ed$/, ''],
  [/ly$/, ''],
];
const SHORTEST = 3;

/** `stopp` to `stop`, `mak` and `make` to `mak`. */
function tidy(stem: string): string {
  return stem
    .replace(DOUBLED, '$1')
    .replace(/(?<=..)e$/, '')
    .replace(/(?<=..)i$/, 'y');
}

function withoutPlural(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|zz)es$/, '$1')
    .replace(/s$/, '');
}

/** A light stemmer: plurals, -ing, -ed, -ly and a few endings of nouns. It folds, it does not explain. */
export function stemEnglish(word: string): string {
  if (word.length <= SHORTEST) return word;
  const single = withoutPlural(word);
  for (const [ending, replacement] of ENDINGS) {
    if (!ending.test(single)) continue;
    const root = single.replace(ending, '');
    if (root.length >= SHORTEST && VOWEL.test(root)) return tidy(root + replacement);
  }
  return tidy(single);
}
