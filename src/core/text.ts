/**
 * Folding: what two spellings of the same words have in common, in every language of the bot.
 * Folded text is for comparing only; people never see it.
 */

const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points that leave no mark, each on its own
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]/g;
const APOSTROPHES = /[\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\uff07]/g;
const QUOTES = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/** Arabic-Indic and Persian digits. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
/** Combining marks of Latin, Cyrillic and Greek letters, and the Arabic vowel signs that people leave out. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g;
const RUNS = /(\p{L})\1{2,}/gu;

/** Letters that are typed one for the other. */
const LETTER_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    đ: 'd',
    ł: 'l',
    ø: 'o',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ı: 'i', // Latin without accents
    أ: 'ا',
    إ: 'ا',
    آ: 'ا',
    ٱ: 'ا',
    ى: 'ي',
    ئ: 'ي',
    ؤ: 'و',
    ة: 'ه',
    ک: 'ك',
    ی: 'ي',
    گ: 'ك', // Arabic
    ё: 'е',
    ґ: 'г', // Cyrillic
  }),
);

/** Ethiopic series that sound alike in Amharic: the first code point of the series and the one it folds to. */
const ETHIOPIC_SERIES: readonly (readonly [number, number])[] = [
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x1220, 0x1230],
  [0x12d0, 0x12a0],
  [0x1340, 0x1338],
];

function foldLetter(letter: string): string {
  const known = LETTER_FORMS.get(letter);
  if (known !== undefined) return known;
  const code = letter.codePointAt(0)!;
  if (code < 0x1200 || code > 0x137f) return letter;
  for (const [from, to] of ETHIOPIC_SERIES) {
    if (code >= from && code < from + 7) return String.fromCodePoint(code - from + to);
  }
  return letter;
}

const PLAIN = /^[\t\n\r -~]*$/;
const PLAIN_RUNS = /([a-z])\1{2,}/g;

/** What folding leaves to do where every character is ASCII, as in most English messages. */
function foldPlain(text: string): string {
  return text.replaceAll('`', "'").toLowerCase().replace(PLAIN_RUNS, '$1');
}

/**
 * Folds case, width, accents, quotes, invisible characters and runs of a letter (`feverrrr` to `fever`).
 * й keeps its breve and Hangul its syllables, since there the mark makes another letter.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return foldPlain(text);
  const plain = text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(DASHES, '-')
    .replace(OTHER_DIGITS, (digit) => String(digit.codePointAt(0)! & 15))
    .toLowerCase();
  const bare = plain
    .replace(/й/g, '\ue000')
    .replace(/ї/g, '\ue001')
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC');
  const letters = bare
    .replace(/\ue000/g, 'й')
    .replace(/\ue001/g, 'ї')
    .replace(/[^\u0000-\u007f]/gu, foldLetter);
  return letters.replace(RUNS, '$1');
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)?/gu;
const HAN = /\p{Script=Han}/u;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a folded text, apostrophes dropped (`can't` is `cant`); Chinese is cut by the platform's segmenter. */
export function words(folded: string): string[] {
  const found: string[] = folded.replace(/(?<=\p{L})'(?=\p{L})/gu, '').match(WORD) ?? [];
  if (!HAN.test(folded)) return found;
  return found.flatMap((word) =>
    HAN.test(word) ? [...segmenter.segment(word)].map((part) => part.segment) : [word],
  );
}
