/** Scripts: most languages are told by their letters alone. */

const SCRIPTS = [
  'Hangul',
  'Ethiopic',
  'Arabic',
  'Han',
  'Cyrillic',
  'Kana',
  'Devanagari',
  'Gurmukhi',
  'Khmer',
  'Latin',
  'Other',
] as const;
export type Script = (typeof SCRIPTS)[number];

const TESTS: readonly (readonly [Script, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Hangul', /\p{Script=Hangul}/u],
  ['Ethiopic', /\p{Script=Ethiopic}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Han', /\p{Script=Han}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Gurmukhi', /\p{Script=Gurmukhi}/u],
  ['Khmer', /\p{Script=Khmer}/u],
];

/** Foreign medical words are common inside a text, so another script wins from a fifth of the letters on. */
const SHARE_OF_ANOTHER_SCRIPT = 0.2;
/** A syllable or ideograph says as much as about three Latin letters. */
const DENSE: ReadonlySet<Script> = new Set(['Hangul', 'Ethiopic', 'Han', 'Kana']);
const DENSE_WEIGHT = 3;
/** A little kana makes a text Japanese, whatever its ideographs. */
const SHARE_OF_KANA = 0.1;
/** Enough letters to tell the script of a message of any length. */
const MOST_LETTERS = 2_000;

function scriptOf(letter: string): Script {
  return TESTS.find(([, test]) => test.test(letter))?.[0] ?? 'Other';
}

/** The script that decides the language; undefined for a text without letters. */
export function decisiveScript(text: string): Script | undefined {
  const weights = new Map<Script, number>();
  let total = 0;
  for (const letter of (text.match(/\p{L}/gu) ?? []).slice(0, MOST_LETTERS)) {
    const script = scriptOf(letter);
    const weight = DENSE.has(script) ? DENSE_WEIGHT : 1;
    weights.set(script, (weights.get(script) ?? 0) + weight);
    total += weight;
  }
  if (total === 0) return undefined;
  if ((weights.get('Kana') ?? 0) >= total * SHARE_OF_KANA) return 'Kana';
  const others = [...weights].filter(([script]) => script !== 'Latin').sort((a, b) => b[1] - a[1]);
  const [best] = others;
  return best !== undefined && best[1] >= total * SHARE_OF_ANOTHER_SCRIPT ? best[0] : 'Latin';
}
